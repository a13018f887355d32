package network.vanguard.home;

import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Completes the OpenAPI document, once, when the program is built: what each call answers when it refuses. Every refusal looks the same
 * (RFC 9457), so it is said here instead of at each endpoint. Pages are left out of the document by a setting.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> refusals(path, method, operation).forEach((status, meaning) -> operation
                        .getResponses()
                        .addAPIResponse(status,
                                OASFactory.createAPIResponse().description(meaning).content(OASFactory.createContent()
                                        .addMediaType("application/problem+json", OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))))))));
    }

    private static Map<String, String> refusals(String path, PathItem.HttpMethod method, Operation operation) {
        Map<String, String> refusals = new TreeMap<>();
        refusals.put("400", "The request cannot be read; errors names the fields");
        if (path.contains("{")) {
            refusals.put("404", "There is no such thing, or not for you");
        }
        if (method != PathItem.HttpMethod.GET || operation.getResponses().hasAPIResponse("401")) {
            refusals.put("401", "No valid token");
            refusals.put("403", "You may not do this");
        }
        if (operation.getRequestBody() != null) {
            refusals.put("413", "Too large; the detail names the limit");
            refusals.put("415", "Another type of content is needed");
            refusals.put("422", "A field is not valid; errors names it");
        }
        if (takesHeader(operation, "If-Match")) {
            refusals.put("412", "Somebody else was first: read it again");
            if (method == PathItem.HttpMethod.PUT) {
                refusals.put("428", "If-Match is needed");
            }
        }
        if (takesHeader(operation, "Idempotency-Key")) {
            refusals.put("409", "What is there does not allow this now");
        }
        return refusals;
    }

    private static boolean takesHeader(Operation operation, String name) {
        return operation.getParameters() != null && operation.getParameters().stream()
                .anyMatch(parameter -> parameter.getIn() == Parameter.In.HEADER && name.equals(parameter.getName()));
    }

    private static Schema problem() {
        Schema error = object().addProperty("field", text()).addProperty("message", text());
        return object().description("RFC 9457").addProperty("type", text()).addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER)).addProperty("detail", text())
                .addProperty("errors", OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .addProperty("requestId", text());
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
