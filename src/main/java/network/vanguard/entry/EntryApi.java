package network.vanguard.entry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;

/** Entries of any kind, as JSON. */
@Path("/api/v1/entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class EntryApi {

    private final EntryFinder entries;
    private final EntryDetail details;
    private final CurrentViewer viewer;

    EntryApi(EntryFinder entries, EntryDetail details, CurrentViewer viewer) {
        this.entries = entries;
        this.details = details;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "Entries that you may read, newest first; with expired=true also notes that nobody has looked at for too long")
    public Slice<EntryJson> list(@RestQuery String kind, @RestQuery String tag, @RestQuery String site, @RestQuery String state,
            @RestQuery String mark, @RestQuery boolean expired, @RestQuery String after, @RestQuery Integer limit) {
        EntryFilter filter = new EntryFilter(
                kind == null
                        ? null
                        : EntryKind.of(kind).orElseThrow(() -> Invalid.request("kind", "There is no such kind of entry.")),
                tag, site,
                state == null
                        ? null
                        : EntryState.of(state).orElseThrow(() -> Invalid.request("state", "There is no such state.")),
                null, null,
                mark == null
                        ? null
                        : Mark.of(mark).orElseThrow(() -> Invalid.request("mark", "There is no such mark.")),
                null, expired);
        return entries.list(filter, after, Limit.of(limit), viewer.get()).map(EntryJson::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One entry, with the fields of its kind")
    @APIResponseSchema(EntryJson.class)
    public Response show(@RestPath long id) {
        EntryDetail.Document document = details.of(id, viewer.get());
        return Response.ok(document.json()).header("ETag", document.etag()).build();
    }
}
