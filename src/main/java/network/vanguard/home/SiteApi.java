package network.vanguard.home;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import network.vanguard.link.Reason;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** Sites as JSON; they are public. */
@Path("/api/v1/sites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sites")
public class SiteApi {

    private final SiteContentFinder sites;
    private final CurrentViewer viewer;

    SiteApi(SiteContentFinder sites, CurrentViewer viewer) {
        this.sites = sites;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "Sites, by slug")
    public Slice<SiteJson> list(@RestQuery String after, @RestQuery Integer limit) {
        return sites.slice(after, Limit.of(limit), viewer.get());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One site")
    public SiteJson show(@RestPath String slug) {
        return sites.json(slug, viewer.get());
    }

    /**
     * A similar site in the API.
     *
     * @param topics slugs of the topics that weigh most
     */
    public record SimilarJson(String slug, String name, double score, List<String> topics, String why, String url) {

        static SimilarJson of(SimilarSite found) {
            return new SimilarJson(found.site().slug(), found.site().name(), found.score(),
                    found.topics().stream().map(Reason::name).toList(), found.why(), "/sites/" + found.site().slug());
        }
    }

    @GET
    @Path("/{slug}/similar")
    @Operation(summary = "Sites that work on the same topics, most in common first, each with the reason; only what you may read counts")
    public Slice<SimilarJson> similar(@RestPath String slug, @RestQuery Integer limit) {
        return new Slice<>(sites.similar(slug, Limit.of(limit), viewer.get()), null).map(SimilarJson::of);
    }
}
