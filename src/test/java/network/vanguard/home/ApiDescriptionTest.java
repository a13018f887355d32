package network.vanguard.home;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

/** What a programmer learns of the API from its description. */
@QuarkusTest
class ApiDescriptionTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private static JsonNode document() throws Exception {
        return new ObjectMapper().readTree(given().get("/openapi?format=json").then().statusCode(200).extract().asString());
    }

    @Test
    void itDescribesTheApiAndNothingElse() throws Exception {
        List<String> paths = new ArrayList<>();
        document().path("paths").fieldNames().forEachRemaining(paths::add);
        assertTrue(paths.size() > 20, paths::toString);
        assertEquals(List.of(), paths.stream().filter(path -> !path.startsWith("/api/")).toList());
        List<String> schemas = new ArrayList<>();
        document().at("/components/schemas").fieldNames().forEachRemaining(schemas::add);
        assertEquals(List.of(),
                schemas.stream().filter(name -> name.matches("TemplateInstance|EngineImpl|Locale|Atomic.*|.*Pages.*"))
                        .toList(),
                "classes of the inside");
    }

    @Test
    void everyCallSaysWhatItAnswersAndHowItRefuses() throws Exception {
        List<String> silent = new ArrayList<>();
        document().path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (METHODS.contains(operation.getKey())) {
                String call = operation.getKey() + " " + path.getKey();
                JsonNode responses = operation.getValue().path("responses");
                responses.properties().forEach(response -> {
                    JsonNode content = response.getValue().path("content");
                    boolean said = content.properties().stream().anyMatch(type -> !type.getValue().path("schema").isEmpty());
                    if (!said && !response.getKey().equals("204")) {
                        silent.add(call + " " + response.getKey());
                    }
                });
                if (!responses.has("400")) {
                    silent.add(call + " does not say how it refuses");
                }
            }
        }));
        assertEquals(List.of(), silent);
    }

    @Test
    void whatMakesSomethingAnswers201AndAnImport202() throws Exception {
        JsonNode paths = document().path("paths");
        for (String path : List.of("case-studies", "notes", "discussions", "entries/{entryId}/comments")) {
            JsonNode responses = paths.path("/api/v1/" + path).at("/post/responses");
            assertTrue(responses.has("201"), path + ": " + responses);
            assertFalse(responses.has("200"), path);
        }
        assertTrue(paths.path("/api/v1/imports").at("/post/responses").has("202"));
        assertTrue(paths.path("/api/v1/case-studies/{id}").at("/put/responses").has("428"));
    }
}
