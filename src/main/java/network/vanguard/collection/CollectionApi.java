package network.vanguard.collection;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

import network.vanguard.entry.EntryJson;
import network.vanguard.entry.IfMatch;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** Collections as JSON. */
@Path("/api/v1/collections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collections")
public class CollectionApi {

    private final CollectionFinder collections;
    private final CollectionService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    CollectionApi(CollectionFinder collections, CollectionService service, Idempotency idempotency, CurrentViewer viewer) {
        this.collections = collections;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /**
     * A collection in a list.
     *
     * @param size how many of its entries you may read
     */
    public record CollectionLine(long id, String slug, String title, String visibility, long size, Instant updatedAt,
            String url) {

        static CollectionLine of(CollectionSummary one) {
            return new CollectionLine(one.ref().id(), one.ref().slug(), one.ref().title(), one.visibility(), one.entries(),
                    one.updatedAt(), one.ref().url());
        }
    }

    /**
     * A collection.
     *
     * @param body    the introduction, Markdown
     * @param entries those that you may read, in order
     */
    public record CollectionJson(long id, String slug, String title, String body, String visibility, boolean archived,
            String author, Instant updatedAt, String url, List<Item> entries) {

        /** An entry, and why it is there. */
        public record Item(EntryJson entry, String note) {}

        static CollectionJson of(CollectionView one) {
            return new CollectionJson(one.ref().id(), one.ref().slug(), one.ref().title(), one.body(), one.visibility(),
                    one.archived(), one.author().handle(), one.updatedAt(), one.ref().url(),
                    one.items().stream().map(item -> new Item(EntryJson.of(item.entry()), item.note())).toList());
        }
    }

    @GET
    @Operation(summary = "Collections in use, changed last first")
    public Slice<CollectionLine> list(@RestQuery String after, @RestQuery Integer limit) {
        return collections.list(after, Limit.of(limit), viewer.get()).map(CollectionLine::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One collection with those of its entries that you may read")
    @APIResponseSchema(CollectionJson.class)
    public Response show(@RestPath long id) {
        CollectionView view = collections.byId(id, viewer.get());
        return Response.ok(CollectionJson.of(view)).header("ETag", etag(view.ref())).build();
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a collection: for curators")
    @APIResponseSchema(value = CollectionRef.class, responseCode = "201")
    public Response make(@NotNull(message = "Send a collection.") @Valid CollectionInput input,
            @HeaderParam("Idempotency-Key") String key) {
        CollectionRef ref = idempotency.once(key, "collection", input, CollectionRef.class, viewer.get(),
                () -> service.make(input, viewer.get()));
        return Response.created(URI.create("/api/v1/collections/" + ref.id())).header("ETag", etag(ref)).entity(ref).build();
    }

    @PUT
    @Path("/{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write title, introduction and readers anew; If-Match carries the ETag that you read")
    @APIResponseSchema(CollectionRef.class)
    public Response revise(@RestPath long id, @NotNull(message = "Send a collection.") @Valid CollectionInput input,
            @HeaderParam("If-Match") String ifMatch) {
        return answer(service.revise(id, IfMatch.needed(ifMatch).revision(), input, viewer.get()));
    }

    @POST
    @Path("/{id}/entries")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put an entry at the end, with a sentence why; one that is there already gets the sentence")
    @APIResponseSchema(CollectionRef.class)
    public Response put(@RestPath long id, @NotNull(message = "Send an entry.") @Valid ItemInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return answer(idempotency.once(key, CollectionPages.operation(id), input, CollectionRef.class, viewer.get(),
                () -> service.put(id, input, viewer.get())));
    }

    @DELETE
    @Path("/{id}/entries/{entry}")
    @Authenticated
    @Operation(summary = "Take an entry out; the entry itself stays as it is")
    public void remove(@RestPath long id, @RestPath long entry) {
        service.remove(id, entry, viewer.get());
    }

    @POST
    @Path("/{id}/archive")
    @Authenticated
    @Operation(summary = "Take it out of use")
    @APIResponseSchema(CollectionRef.class)
    public Response archive(@RestPath long id) {
        return answer(service.archive(id, viewer.get()));
    }

    @POST
    @Path("/{id}/restore")
    @Authenticated
    @Operation(summary = "Bring it back into use after it was archived: for curators")
    @APIResponseSchema(CollectionRef.class)
    public Response restore(@RestPath long id) {
        return answer(service.restore(id, viewer.get()));
    }

    private static Response answer(CollectionRef ref) {
        return Response.ok(ref).header("ETag", etag(ref)).build();
    }

    private static String etag(CollectionRef ref) {
        return "\"" + ref.revision() + "\"";
    }
}
