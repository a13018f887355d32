package network.vanguard.relation;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Paced;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** Links that people make, as JSON. */
@Path("/api/v1/entries/{id}/links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Links")
public class RelationApi {

    private final RelationFinder relations;
    private final RelationService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    RelationApi(RelationFinder relations, RelationService service, Idempotency idempotency, CurrentViewer viewer) {
        this.relations = relations;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "The links of an entry that people made, both ways, newest first; each with its name as seen from this end")
    public Slice<RelationJson> list(@RestPath long id, @RestQuery String after, @RestQuery Integer limit) {
        return relations.links(id, after, Limit.of(limit), viewer.get()).map(RelationJson::of);
    }

    @POST
    @Paced
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Link the entry to another one; 200 with the link that is there, when they are linked so already")
    @APIResponseSchema(value = RelationJson.class, responseCode = "201")
    public Response make(@RestPath long id, @NotNull(message = "Send a link.") @Valid RelationInput input,
            @HeaderParam("Idempotency-Key") String key) {
        RelationRef ref = idempotency.once(key, RelationPages.operation(id), input, RelationRef.class, viewer.get(),
                () -> service.make(id, input, viewer.get()));
        Response.ResponseBuilder answer = ref.made()
                ? Response.created(URI.create("/api/v1/entries/" + id + "/links/" + ref.id()))
                : Response.ok();
        return answer.entity(RelationJson.of(relations.one(id, ref.id(), viewer.get()))).build();
    }

    @GET
    @Path("/{link}")
    @Operation(summary = "One link of the entry")
    public RelationJson show(@RestPath long id, @RestPath long link) {
        return RelationJson.of(relations.one(id, link, viewer.get()));
    }

    @DELETE
    @Path("/{link}")
    @Authenticated
    @Operation(summary = "Undo a link: for who made it, the authors of both ends, and curators; who undid it is kept")
    public void undo(@RestPath long id, @RestPath long link) {
        service.undo(id, link, viewer.get());
    }
}
