package network.vanguard.link;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

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
    private final SimilarService service;
    private final CurrentViewer viewer;

    SimilarApi(SimilarFinder similar, SimilarService service, CurrentViewer viewer) {
        this.similar = similar;
        this.service = service;
        this.viewer = viewer;
    }

    /**
     * A similar entry in the API.
     *
     * @param origin    "machine": the link was worked out; those that people make are under {@code /links}
     * @param maker     who made it: "platform"
     * @param madeAt    when the list in which it stands was last made; null when it was worked out for this answer
     * @param notUseful whether you said that this link is not useful
     */
    public record SimilarJson(EntryJson entry, double score, List<Reason> reasons, String why, String origin,
            String maker, Instant madeAt, boolean notUseful) {

        static SimilarJson of(SimilarEntry found) {
            return new SimilarJson(EntryJson.of(found.entry()), found.score(), found.reasons(), found.why().sentence(),
                    "machine", "platform", found.foundAt(), found.notUseful());
        }
    }

    @GET
    @Operation(summary = "Entries like this one, best first, each with its reasons; the weights of the reasons sum to the score")
    public Slice<SimilarJson> similar(@RestPath long id, @RestQuery Integer limit,
            @RestQuery @Pattern(regexp = "true|false", message = "Enter true or false.") String elsewhere) {
        return new Slice<>(similar.similar(id, "true".equals(elsewhere), Limit.of(limit), viewer.get()), null)
                .map(SimilarJson::of);
    }

    @PUT
    @Path("/{other}/not-useful")
    @Authenticated
    @Operation(summary = "Say that the other entry does not help beside this one: for you it goes to the end of the list at once, "
            + "for everybody when people of two sites say so")
    public void notUseful(@RestPath long id, @RestPath long other) {
        service.notUseful(id, other, viewer.get());
    }

    @DELETE
    @Path("/{other}/not-useful")
    @Authenticated
    @Operation(summary = "Take back that it does not help")
    public void usefulAfterAll(@RestPath long id, @RestPath long other) {
        service.usefulAfterAll(id, other, viewer.get());
    }
}
