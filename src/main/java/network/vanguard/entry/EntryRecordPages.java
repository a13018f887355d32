package network.vanguard.entry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.qute.TemplateInstance;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;

/** The addresses of an entry that stay when its title and its kind's pages change. */
@Path("/entries/{id}")
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
    @Produces("text/html")
    public RestResponse<TemplateInstance> show(@RestPath long id) {
        return Answers.seeOther(entries.byId(id, viewer.get()).url());
    }

    /** As plain text. */
    @GET
    @Path("/text")
    @Produces("text/plain;charset=UTF-8")
    public String text(@RestPath long id, @Context UriInfo here) {
        return records.text(id, here.getBaseUri(), viewer.get());
    }

    /** As JSON-LD. */
    @GET
    @Path("/jsonld")
    @Produces("application/ld+json")
    public ObjectNode jsonLd(@RestPath long id, @Context UriInfo here) {
        return records.jsonLd(id, here.getBaseUri(), viewer.get());
    }
}
