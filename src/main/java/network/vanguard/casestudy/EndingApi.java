package network.vanguard.casestudy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryRef;
import network.vanguard.member.CurrentViewer;

/** That what a case study tells of has ended, as JSON. It is read with the case study. */
@Path("/api/v1/case-studies/{id}/ending")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Case studies")
public class EndingApi {

    private final CaseStudyService caseStudies;
    private final CurrentViewer viewer;

    EndingApi(CaseStudyService caseStudies, CurrentViewer viewer) {
        this.caseStudies = caseStudies;
        this.viewer = viewer;
    }

    @PUT
    @Operation(summary = "Say when and why it ended, with at least one lesson; the same again changes nothing")
    @APIResponseSchema(EntryRef.class)
    public Response end(@RestPath long id, @NotNull(message = "Send an ending.") @Valid Ending ending,
            @RestQuery boolean askModerator) {
        return answer(caseStudies.end(id, ending, askModerator, viewer.get()));
    }

    @DELETE
    @Operation(summary = "Take that back: it runs again. Those who look after it are asked again in time")
    @APIResponseSchema(EntryRef.class)
    public Response runsAgain(@RestPath long id) {
        return answer(caseStudies.runsAgain(id, viewer.get()));
    }

    private static Response answer(EntryRef ref) {
        return Response.ok(ref).header("ETag", ref.etag()).build();
    }
}
