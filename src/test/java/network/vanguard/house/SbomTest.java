package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The list of what the program is made of, as it lies in its jar (CycloneDX). */
class SbomTest {

    /** Licences under which a part may be built in and handed on; others are looked at before they are added here. */
    private static final Pattern KNOWN = Pattern
            .compile("Apache-2\\.0.*|Apache.*2.*|MIT(-0)?|BSD.*|EPL-[12]\\.0|EDL.*|EPL 2\\.0|CC0-1\\.0"
                    + "|PostgreSQL|LGPL-2\\.1.*|GPL-2\\.0-with-classpath-exception|GPL2 w/ CPE|Eclipse.*|Public Domain.*|CDDL.*|W3C.*|ISC"
                    + "|0BSD|Unicode.*|GNU Library General Public License v2\\.1.*|GNU Lesser General Public License.*");

    private final JsonNode bom = read();

    @Test
    void everyPartOfTheProgramIsNamedWithItsVersion() {
        List<String> names = new ArrayList<>();
        bom.get("components").forEach(part -> {
            names.add(part.get("name").asText());
            assertTrue(part.path("version").asText().length() > 0, part::toString);
            assertTrue(part.path("purl").asText().startsWith("pkg:"), part::toString);
        });
        assertEquals("CycloneDX", bom.get("bomFormat").asText());
        for (String part : List.of("quarkus-oidc", "quarkus-hibernate-orm", "postgresql", "commonmark", "flyway-core")) {
            assertTrue(names.contains(part), part + " is missing in " + names);
        }
        assertTrue(names.stream().noneMatch(name -> name.contains("junit") || name.contains("playwright")),
                "Parts of the tests are not parts of the program");
    }

    @Test
    void nothingIsBuiltOnAVersionThatMayChange() {
        List<String> snapshots = new ArrayList<>();
        bom.get("components").forEach(part -> {
            if (part.get("version").asText().contains("SNAPSHOT")) {
                snapshots.add(part.get("purl").asText());
            }
        });
        assertEquals(List.of(), snapshots);
    }

    @Test
    void everyPartHasALicenceThatIsKnown() {
        Map<String, List<String>> others = new TreeMap<>();
        bom.get("components").forEach(part -> {
            List<String> licences = licences(part);
            if (licences.stream().noneMatch(SbomTest::known)) {
                others.put(part.get("purl").asText(), licences);
            }
        });
        assertEquals(Map.of(), others);
    }

    /** What is joined by "and" binds all at once. */
    private static boolean known(String licence) {
        return Stream.of(licence.split(" AND ")).allMatch(each -> KNOWN.matcher(each.replaceAll("[()]", "")).matches());
    }

    /** Several mean that one may choose. */
    private static List<String> licences(JsonNode part) {
        List<String> licences = new ArrayList<>();
        part.path("licenses").forEach(one -> {
            if (one.has("expression")) {
                licences.addAll(List.of(one.get("expression").asText().split(" OR ")));
            } else {
                licences.add(one.path("license").path("id").asText(one.path("license").path("name").asText()));
            }
        });
        return licences;
    }

    private static JsonNode read() {
        try (InputStream file = SbomTest.class.getResourceAsStream("/META-INF/sbom/bom.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException broken) {
            throw new IllegalStateException("There is no list of parts: ./mvnw generate-test-resources makes it", broken);
        }
    }
}
