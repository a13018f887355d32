package network.vanguard.answer;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.answer.AskApi.AsksJson;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;

/** Who is asked to answer under an entry, as JSON. */
@Path("/api/v1/entries/{id}/asks")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Answers")
public class EntryAskApi {

    private final AskFinder asks;
    private final AskService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    EntryAskApi(AskFinder asks, AskService service, Idempotency idempotency, CurrentViewer viewer) {
        this.asks = asks;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /** Somebody (a handle) who knows a topic, and why one may think so. */
    public record KnowerJson(String person, String name, long entries, long answered) {}

    /** Who knows a topic, those who did most first. */
    public record KnowersJson(List<KnowerJson> items) {}

    @GET
    @Operation(summary = "Who was asked to answer a discussion, or a comment under the entry that is a question")
    public AsksJson list(@RestPath long id, @RestQuery Long comment) {
        return AsksJson.of(asks.page(id, comment, null, viewer.get()).asked());
    }

    @GET
    @Path("/people")
    @Operation(summary = "Up to five people who know a topic of the entry and can be asked, and why")
    public KnowersJson people(@RestPath long id, @RestQuery Long comment, @RestQuery String topic) {
        return new KnowersJson(asks.page(id, comment, topic, viewer.get()).knowers().stream().map(
                one -> new KnowerJson(one.member().handle(), one.member().name(), one.entries(), one.answered())).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask up to five people to answer; nobody is asked the same twice, and all are asked or none")
    public AsksJson ask(@RestPath long id, @NotNull(message = "Send an object.") @Valid AskInput input,
            @HeaderParam("Idempotency-Key") String key) {
        idempotency.once(key, AskPages.operation(id), input, AskRef.class, viewer.get(),
                () -> service.ask(id, input, viewer.get()));
        return list(id, input.comment());
    }
}
