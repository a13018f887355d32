package network.vanguard.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A reader for the description of the API, made from the OpenAPI document itself. A page of ours instead of the usual script, which needs
 * inline scripts that our Content-Security-Policy refuses.
 */
@Path("/docs/api")
@Produces(MediaType.TEXT_HTML)
@ApplicationScoped
public class ApiDescriptionPages {

    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final List<Group> groups;

    ApiDescriptionPages(ObjectMapper json) {
        this.groups = read(json);
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(List<Group> groups);
    }

    /** Calls that belong together. */
    public record Group(String name, List<Call> calls) {}

    /** One call: what it takes and what it answers. */
    public record Call(String method, String path, String summary, List<Field> parameters, List<Field> body,
            boolean needsToken) {

        /** As programmers name it: "GET /api/v1/sites". */
        public String title() {
            return method + " " + path;
        }
    }

    /** A parameter or a field of a body. */
    public record Field(String name, String type, boolean required) {}

    @GET
    public TemplateInstance show() {
        return Templates.show(groups);
    }

    private static List<Group> read(ObjectMapper json) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            return in == null ? List.of() : groups(json.readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Group> groups(JsonNode document) {
        Map<String, List<Call>> byName = new TreeMap<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (METHODS.contains(operation.getKey()) && path.getKey().startsWith("/api/")) {
                JsonNode call = operation.getValue();
                byName.computeIfAbsent(call.path("tags").path(0).asText("Other"), name -> new ArrayList<>())
                        .add(new Call(operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(),
                                call.path("summary").asText(""),
                                parameters(call), body(document, call), call.path("security").size() > 0));
            }
        }));
        return byName.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
    }

    private static List<Field> parameters(JsonNode call) {
        List<Field> fields = new ArrayList<>();
        call.path("parameters").forEach(one -> fields.add(new Field(one.path("name").asText(),
                one.path("in").asText() + ", " + type(one.path("schema")), one.path("required").asBoolean())));
        return fields;
    }

    private static List<Field> body(JsonNode document, JsonNode call) {
        List<Field> fields = new ArrayList<>();
        JsonNode schema = call.path("requestBody").path("content").path(MediaType.APPLICATION_JSON).path("schema");
        String ref = schema.path("$ref").asText("");
        JsonNode described = ref.isEmpty() ? schema : document.at(ref.substring(1));
        List<String> required = new ArrayList<>();
        described.path("required").forEach(name -> required.add(name.asText()));
        described.path("properties").properties()
                .forEach(one -> fields.add(new Field(one.getKey(), type(one.getValue()), required.contains(one.getKey()))));
        return fields;
    }

    private static String type(JsonNode schema) {
        String ref = schema.path("$ref").asText("");
        if (!ref.isEmpty()) {
            return ref.substring(ref.lastIndexOf('/') + 1);
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").path(0).asText()
                : schema.path("type").asText("object");
        return "array".equals(type) ? "list of " + type(schema.path("items")) : type;
    }
}
