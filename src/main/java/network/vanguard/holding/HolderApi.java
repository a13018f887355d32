package network.vanguard.holding;

import java.time.DateTimeException;
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
import network.vanguard.holding.HoldingJson.HolderJson;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;

/** Which case studies changed hands, as JSON. */
@Path("/api/v1/holdings")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Holders")
public class HolderApi {

    private final HoldingFinder holdings;
    private final CurrentViewer viewer;

    HolderApi(HoldingFinder holdings, CurrentViewer viewer) {
        this.holdings = holdings;
        this.viewer = viewer;
    }

    /**
     * A change of holder.
     *
     * @param from who held it before
     */
    public record ChangedJson(EntryJson entry, String from, HolderJson holder) {

        static ChangedJson of(ChangedHolder one) {
            return new ChangedJson(EntryJson.of(one.entry()), one.from().name(), HolderJson.of(one.holder()));
        }
    }

    @GET
    @Operation(summary = "Published case studies whose holder changed on that day (such as 2026-03-31) or later, the latest first; without a day, in the last year")
    public Slice<ChangedJson> changed(@RestQuery String since, @RestQuery String after, @RestQuery Integer limit) {
        return holdings.changed(day(since), after, Limit.of(limit), viewer.get()).map(ChangedJson::of);
    }

    private LocalDate day(String since) {
        try {
            return since == null || since.isBlank() ? holdings.yearAgo() : LocalDate.parse(since);
        } catch (DateTimeException other) {
            throw Invalid.request("since", "must be a day, such as 2026-03-31");
        }
    }
}
