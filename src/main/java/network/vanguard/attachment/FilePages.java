package network.vanguard.attachment;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.vertx.http.Uncompressed;

import network.vanguard.member.CurrentViewer;

/** Pictures and files as a browser fetches them. */
@Path("/files/{id}/{name}")
@Produces(MediaType.WILDCARD)
public class FilePages {

    private final AttachmentFinder attachments;
    private final FileAnswer answers;
    private final CurrentViewer viewer;

    FilePages(AttachmentFinder attachments, FileAnswer answers, CurrentViewer viewer) {
        this.attachments = attachments;
        this.answers = answers;
        this.viewer = viewer;
    }

    @GET
    @Uncompressed
    public Response show(@RestPath long id, @RestPath String name, @RestQuery String size,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String has) {
        return answers.of(attachments.content(id, name, "small".equals(size), viewer.get()), has);
    }
}
