package network.vanguard.entry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;

/**
 * The addresses of an entry that stay when its title and its kind's pages change. Not under a path of their own: no other class would be asked
 * for what stands below it.
 */
@Path("/")
public class EntryRecordPages {

    private final EntryRecordFinder records;
    private final EntryFinder entries;
    private final CurrentViewer viewer;

    EntryRecordPages(EntryRecordFinder records, EntryFinder entries, CurrentViewer viewer) {
        this.records = records;
        this.entries = entries;
        this.viewer = viewer;
    }

    /** To its page. */
    @GET
    @Path("entries/{id}")
    @Produces("text/html")
    public RestResponse<TemplateInstance> show(@RestPath long id) {
        return Answers.seeOther(entries.byId(id, viewer.get()).url());
    }

    /** As plain text, whatever the client says it accepts: the address says what it is. */
    @GET
    @Path("entries/{id}/text")
    @Produces(MediaType.WILDCARD)
    public Response text(@RestPath long id, @Context UriInfo here) {
        return Response.ok(records.text(id, here.getBaseUri(), viewer.get()), "text/plain;charset=UTF-8").build();
    }

    /** As JSON-LD. */
    @GET
    @Path("entries/{id}/jsonld")
    @Produces(MediaType.WILDCARD)
    public Response jsonLd(@RestPath long id, @Context UriInfo here) {
        return Response.ok(records.jsonLd(id, here.getBaseUri(), viewer.get()).toPrettyString(), "application/ld+json").build();
    }
}
