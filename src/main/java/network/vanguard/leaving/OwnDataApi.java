package network.vanguard.leaving;

import java.io.InputStream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;

/** What the platform holds about the one who asks, for programs. */
@Path("/api/v1/me/data")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Exports")
public class OwnDataApi {

    private final OwnDataService data;
    private final CurrentViewer viewer;

    OwnDataApi(OwnDataService data, CurrentViewer viewer) {
        this.data = data;
        this.viewer = viewer;
    }

    @GET
    @Paced(Doing.EXPORT)
    @Operation(summary = "Everything that the platform holds about you: your account, what you wrote in all its versions, what you followed, "
            + "reported and decided, where you are signed in, and your part of the audit log; nobody else's words")
    @APIResponse(responseCode = "200", description = "One document, with a list for each sort of thing", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Response all() {
        return answer(data.everything(viewer.get()));
    }

    /** A file to keep, which is stored nowhere on the way. */
    static Response answer(InputStream document) {
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + OwnDataService.FILE + "\"").build();
    }
}
