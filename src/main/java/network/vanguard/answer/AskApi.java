package network.vanguard.answer;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;

/** Asking somebody, as JSON. */
@Path("/api/v1/asks")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Answers")
public class AskApi {

    private final AskFinder asks;
    private final AskService service;
    private final CurrentViewer viewer;

    AskApi(AskFinder asks, AskService service, CurrentViewer viewer) {
        this.asks = asks;
        this.service = service;
        this.viewer = viewer;
    }

    /** That somebody (a handle) was asked, by whom (a handle), and what became of it: open, answered or declined. */
    public record AskJson(long id, long entry, Long comment, String url, String asked, String by, String sentence, Instant at,
            String state, String instead) {

        static AskJson of(Ask ask) {
            return new AskJson(ask.id(), ask.entryId(), ask.comment(), ask.url(), ask.asked().handle(), ask.by().handle(),
                    ask.sentence(), ask.at(), ask.state(), ask.instead());
        }
    }

    /** Who was asked, the first first. */
    public record AsksJson(List<AskJson> items) {

        static AsksJson of(List<Ask> asks) {
            return new AsksJson(asks.stream().map(AskJson::of).toList());
        }
    }

    @GET
    @Operation(summary = "What you are asked and have not answered, the longest waiting first")
    public AsksJson mine() {
        return AsksJson.of(asks.open(viewer.get()).asks());
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that you cannot answer, and who might know")
    @APIResponse(responseCode = "204", description = "It no longer waits for you")
    public void decline(@RestPath long id, @NotNull(message = "Send an object.") @Valid DeclineInput input) {
        service.decline(id, input, viewer.get());
    }

    @PUT
    @Path("/wish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say whether you want to be asked at all")
    @APIResponse(responseCode = "204", description = "It counts from now on")
    public void wish(@NotNull(message = "Send an object.") @Valid WishInput input) {
        service.wish(input, viewer.get());
    }
}
