package network.vanguard.curation;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryJson;
import network.vanguard.entry.QueueFilter;
import network.vanguard.entry.QueueFinder;
import network.vanguard.entry.Queued;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;

/** The queue of the curators as JSON. */
@Path("/api/v1/curation/queue")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Case studies")
public class QueueApi {

    private final QueueFinder queue;
    private final CurrentViewer viewer;

    QueueApi(QueueFinder queue, CurrentViewer viewer) {
        this.queue = queue;
        this.viewer = viewer;
    }

    /**
     * A case study that waits.
     *
     * @param place      1 for the one that waits longest
     * @param answeredBy the last day of the promise
     * @param reviewer   the handle of the curator who has it, or null
     */
    public record QueuedJson(EntryJson entry, Instant since, long place, LocalDate answeredBy, boolean late, String reviewer) {

        static QueuedJson of(Queued one) {
            return new QueuedJson(EntryJson.of(one.entry()), one.waiting().since(), one.waiting().place(),
                    one.waiting().answeredBy(), one.waiting().late(),
                    one.waiting().reviewer() == null ? null : one.waiting().reviewer().handle());
        }
    }

    @GET
    @Operation(summary = "Case studies that wait for the curators, the longest waiting first; show is all, mine, free or late")
    public Slice<QueuedJson> list(@RestQuery String show, @RestQuery String after, @RestQuery Integer limit) {
        QueueFilter filter = show == null
                ? QueueFilter.ALL
                : QueueFilter.of(show).orElseThrow(() -> Invalid.request("show", "This is all, mine, free or late."));
        return queue.page(filter, after, Limit.of(limit), viewer.get()).map(QueuedJson::of);
    }
}
