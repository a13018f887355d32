package network.vanguard.link;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import network.vanguard.entry.EntryJson;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** Similar entries as JSON. */
@Path("/api/v1/entries/{id}/similar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Links")
public class SimilarApi {

    private final SimilarFinder similar;
    private final CurrentViewer viewer;

    SimilarApi(SimilarFinder similar, CurrentViewer viewer) {
        this.similar = similar;
        this.viewer = viewer;
    }

    /** A similar entry in the API. */
    public record SimilarJson(EntryJson entry, double score, List<Reason> reasons, String why) {

        static SimilarJson of(SimilarEntry found) {
            return new SimilarJson(EntryJson.of(found.entry()), found.score(), found.reasons(), found.why().sentence());
        }
    }

    @GET
    @Operation(summary = "Entries like this one, best first, each with its reasons; the weights of the reasons sum to the score")
    public Slice<SimilarJson> similar(@RestPath long id, @RestQuery Integer limit, @RestQuery boolean elsewhere) {
        return new Slice<>(similar.similar(id, elsewhere, Limit.of(limit), viewer.get()), null).map(SimilarJson::of);
    }
}
