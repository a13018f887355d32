package network.vanguard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.impl.driver.Driver;

/**
 * The manifests of deploy/kubernetes keep to what Kubernetes and CloudNativePG take, and to each other. Each becomes a value of the type
 * that is made from the API's own description; a compiler then refuses unknown fields, missing ones, and values of another type. Of
 * Keycloak's operator and of the backup plugin there is no such description to be had: their names are compared, nothing more.
 */
class ManifestsTest {

    private static final Path FOLDER = Path.of("deploy/kubernetes");
    private static final Path SCHEMAS = Path.of("target/schemas").toAbsolutePath();
    private static final Set<String> WITHOUT_SCHEMA = Set.of("k8s.keycloak.org/v2alpha1", "barmancloud.cnpg.io/v1");

    @Test
    void everyManifestKeepsToTheDescriptionOfItsKind() throws Exception {
        List<JsonNode> checked = manifests().stream().filter(ManifestsTest::described).toList();
        assertTrue(checked.size() >= 15, "Only " + checked.size());
        assertEquals("", compiled("all", checked));
    }

    @Test
    void aFieldThatDoesNotExistOrIsOfAnotherTypeIsFound() throws Exception {
        JsonNode deployment = one("Deployment", "platform").deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagge", "x");
        JsonNode cluster = one("Cluster", "vanguard-db").deepCopy();
        ((ObjectNode) cluster.at("/spec")).put("instances", "three");
        ((ObjectNode) cluster.at("/spec/postgresql")).put("synchronousness", true);
        String found = compiled("wrong", List.of(deployment, cluster));
        assertTrue(found.contains("imagge"), found);
        assertTrue(found.contains("'string' is not assignable to type 'number'"), found);
        assertTrue(found.contains("synchronousness"), found);
    }

    @Test
    void eachFolderNamesItsFilesAndNoOther() {
        for (Path file : Yaml.files(FOLDER)) {
            if (file.endsWith("kustomization.yaml")) {
                Path folder = file.getParent();
                Set<String> named = texts(Yaml.documents(file).get(0).get("resources"));
                named.forEach(name -> assertTrue(Files.exists(folder.resolve(name)), folder + " " + name));
                Yaml.files(folder).stream().filter(other -> other.getParent().equals(folder) && !other.equals(file))
                        .forEach(other -> assertTrue(named.contains(other.getFileName().toString()), other::toString));
            }
        }
    }

    @Test
    void whatOnePartNamesOfAnotherIsThere() {
        JsonNode pod = one("Deployment", "platform").at("/spec/template");
        for (JsonNode other : List.of(one("Service", "platform").at("/spec/selector"),
                one("PodDisruptionBudget", "platform").at("/spec/selector/matchLabels"),
                one("Deployment", "platform").at("/spec/selector/matchLabels"),
                one("NetworkPolicy", "platform").at("/spec/podSelector/matchLabels"))) {
            assertEquals(pod.at("/metadata/labels"), other);
        }
        Set<String> ports = texts(pod.at("/spec/containers/0/ports").findValues("name"));
        assertTrue(ports.contains(one("Service", "platform").at("/spec/ports/0/targetPort").asText()));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertTrue(ports.contains(pod.at("/spec/containers/0/" + probe + "/httpGet/port").asText()), probe);
        }
        assertEquals("platform", one("HorizontalPodAutoscaler", "platform").at("/spec/scaleTargetRef/name").asText());
        String database = one("Cluster", "vanguard-db").at("/metadata/name").asText();
        for (JsonNode of : List.of(one("ScheduledBackup", "vanguard-db"), one("Database", "keycloak"))) {
            assertEquals(database, of.at("/spec/cluster/name").asText());
        }
        assertEquals(database + "-rw", one("Keycloak", "sign-in").at("/spec/db/host").asText());
        String address = one("ConfigMap", "platform").at("/data/QUARKUS_DATASOURCE_JDBC_URL").asText();
        assertEquals("jdbc:postgresql://" + database + "-rw:5432/vanguard", address);
        for (JsonNode policy : all("NetworkPolicy")) {
            texts(policy.findValues("cnpg.io/cluster")).forEach(name -> assertEquals(database, name));
        }
        assertEquals(one("ObjectStore", "vanguard-backups").at("/metadata/name"),
                one("Cluster", "vanguard-db").at("/spec/plugins/0/parameters/barmanObjectName"));
    }

    @Test
    void thePlatformRunsAsNobodyAndWritesNowhereButInItsFolderForTemporaryFiles() {
        JsonNode pod = one("Deployment", "platform").at("/spec/template/spec");
        assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
        assertFalse(pod.at("/automountServiceAccountToken").asBoolean(true));
        JsonNode container = pod.at("/containers/0");
        assertTrue(container.at("/securityContext/readOnlyRootFilesystem").asBoolean());
        assertFalse(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true));
        assertEquals("ALL", container.at("/securityContext/capabilities/drop/0").asText());
        assertEquals(Set.of("/tmp"), texts(container.at("/volumeMounts").findValues("mountPath")));
    }

    @Test
    void noSecretStandsInAManifestAndEachThatIsNamedIsInTheInstructions() throws IOException {
        assertEquals(List.of(), all("Secret"));
        String instructions = Files.readString(Path.of("docs/deployment.md"));
        Set<String> named = new TreeSet<>();
        for (JsonNode manifest : manifests()) {
            for (String field : List.of("secretKeyRef", "passwordSecret", "usernameSecret", "secret")) {
                manifest.findValues(field).stream().filter(JsonNode::isObject)
                        .forEach(ref -> named.add(ref.get("name").asText()));
            }
        }
        assertTrue(named.size() >= 3, named::toString);
        named.forEach(name -> assertTrue(instructions.contains("secret generic " + name), name));
    }

    @Test
    void theRealmIsTheOneOfProduction() throws IOException {
        assertEquals(new ObjectMapper().readTree(Path.of("deploy/keycloak/realm-production.json").toFile()),
                one("KeycloakRealmImport", "vanguard").at("/spec/realm"));
    }

    @Test
    void everySettingIsOneThatIsDescribed() throws IOException {
        JsonNode container = one("Deployment", "platform").at("/spec/template/spec/containers/0");
        Set<String> settings = new TreeSet<>();
        container.get("env").forEach(variable -> settings.add(variable.get("name").asText()));
        one("ConfigMap", "platform").get("data").fieldNames().forEachRemaining(settings::add);
        Settings.described(settings);
    }

    // ---------------------------------------------------------------- reading

    private static List<JsonNode> manifests() {
        return Yaml.files(FOLDER).stream().filter(file -> !file.endsWith("kustomization.yaml"))
                .flatMap(file -> Yaml.documents(file).stream()).toList();
    }

    private static List<JsonNode> all(String kind) {
        return manifests().stream().filter(one -> one.get("kind").asText().equals(kind)).toList();
    }

    private static JsonNode one(String kind, String name) {
        return all(kind).stream().filter(one -> one.at("/metadata/name").asText().equals(name)).findFirst().orElseThrow();
    }

    private static Set<String> texts(Iterable<JsonNode> nodes) {
        return StreamSupport.stream(nodes.spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean described(JsonNode manifest) {
        return !WITHOUT_SCHEMA.contains(manifest.get("apiVersion").asText());
    }

    // ---------------------------------------------------------------- compiling

    /** What the compiler says of these as values of their types; empty when nothing is wrong. */
    private static String compiled(String name, List<JsonNode> manifests) throws Exception {
        Path folder = Files.createDirectories(SCHEMAS.resolve("check-" + name));
        List<String> lines = new ArrayList<>();
        for (JsonNode manifest : manifests) {
            String type = "I" + manifest.get("kind").asText();
            String variable = "manifest" + lines.size();
            lines.add("import type { " + type + " as T" + variable + " } from \"" + module(manifest) + "\"; export const "
                    + variable
                    + ": T" + variable + " = " + manifest + ";");
        }
        Files.write(folder.resolve("check.ts"), lines);
        Map<String, Object> options = Map.of("strict", true, "noEmit", true, "skipLibCheck", true, "module", "esnext",
                "moduleResolution", "bundler", "target", "es2022", "types", List.of(), "paths",
                Map.of("kubernetes-models/*", List.of("../kubernetes-models/package/*"), "@kubernetes-models/apimachinery/*",
                        List.of("../apimachinery/package/*"), "@kubernetes-models/base",
                        List.of("../base/package/dist/index.d.ts"), "@kubernetes-models/cloudnative-pg/*",
                        List.of("../cloudnative-pg/package/*")));
        new ObjectMapper().writeValue(folder.resolve("tsconfig.json").toFile(),
                Map.of("compilerOptions", options, "files", List.of("check.ts")));
        // The browser tests bring a Node.js along
        String node = Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder().command().get(0);
        Process compiler = new ProcessBuilder(node, SCHEMAS.resolve("typescript/package/lib/tsc.js").toString(), "-p",
                folder.toString()).redirectErrorStream(true).start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said.isEmpty(), compiler.waitFor() == 0, said);
        return said;
    }

    private static String module(JsonNode manifest) {
        String version = manifest.get("apiVersion").asText();
        String where = version.startsWith("postgresql.cnpg.io/") ? "@kubernetes-models/cloudnative-pg/" : "kubernetes-models/";
        return where + version + "/" + manifest.get("kind").asText();
    }
}
