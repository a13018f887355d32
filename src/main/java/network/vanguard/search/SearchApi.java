package network.vanguard.search;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import network.vanguard.entry.EntryJson;
import network.vanguard.entry.EntryKind;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;
import network.vanguard.paging.Limit;
import network.vanguard.problem.Invalid;
import network.vanguard.search.Highlight.Part;

/** The search as JSON. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchApi {

    private final SearchFinder finder;
    private final CurrentViewer viewer;

    SearchApi(SearchFinder finder, CurrentViewer viewer) {
        this.finder = finder;
        this.viewer = viewer;
    }

    /** What was found; {@code totalAtLeast} tells that counting stopped at its bound. */
    public record Found(List<Hit> items, Counts facets, long total, boolean totalAtLeast,
            @JsonInclude(JsonInclude.Include.NON_NULL) String correctedTo, boolean anyWord,
            @JsonInclude(JsonInclude.Include.NON_NULL) String topic, String next) {}

    /** An entry with the places where the words stand: a text in parts, of which some are marked. */
    public record Hit(@JsonUnwrapped EntryJson entry, Highlights highlights) {}

    /** {@code body} is null where the words do not stand in it. */
    public record Highlights(List<Part> title, List<Part> summary, List<Part> body) {}

    /** What each filter would leave. */
    public record Counts(List<FacetValue> kind, List<FacetValue> site, List<FacetValue> tag) {}

    @GET
    @Paced(Doing.SEARCH)
    @Operation(summary = "Search entries that you may read; without q, what the filters leave, newest first")
    public Found search(@RestQuery String q, @RestQuery String kind, @RestQuery String tag, @RestQuery String site,
            @RestQuery String after, @RestQuery Integer limit, @RestQuery boolean exact) {
        EntryKind wanted = kind == null || kind.isBlank()
                ? null
                : EntryKind.of(kind).orElseThrow(() -> Invalid.request("kind", "There is no such kind of entry."));
        SearchResult result = finder.search(new SearchQuery(q, wanted, tag, site, after, Limit.of(limit), exact), viewer.get());
        Facets facets = result.facets();
        return new Found(result.hits().stream().map(SearchApi::hit).toList(),
                new Counts(facets.kind(), facets.site(), facets.tag()), facets.total(), facets.atLeast(), result.correctedTo(),
                result.anyWord(), result.topic() == null ? null : result.topic().slug(), result.next());
    }

    private static Hit hit(SearchHit hit) {
        return new Hit(EntryJson.of(hit.entry()), new Highlights(hit.title().parts(), hit.summary().parts(),
                hit.body() == null ? null : hit.body().parts()));
    }
}
