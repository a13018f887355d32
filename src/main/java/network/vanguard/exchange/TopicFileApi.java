package network.vanguard.exchange;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;

/** The vocabulary as SKOS, a standard that other vocabularies speak. */
@Path("/api/v1/vocabulary")
@Tag(name = "Vocabulary")
public class TopicFileApi {

    private final TopicFileService files;
    private final CurrentViewer viewer;

    TopicFileApi(TopicFileService files, CurrentViewer viewer) {
        this.files = files;
        this.viewer = viewer;
    }

    @POST
    @Authenticated
    @Consumes({SkosFormat.TURTLE_TYPE, SkosFormat.JSON_LD_TYPE})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take in SKOS of 10 MB at most; with dryRun=true, find out what it would do")
    public VocabularyReport take(InputStream body, @RestQuery String dryRun, @HeaderParam("Idempotency-Key") String key,
            @Context HttpHeaders headers) throws IOException {
        files.requireRight(viewer.get());
        boolean rehearsal = ImportApi.truth(dryRun);
        return files.take(body.readAllBytes(), SkosFormat.of(headers.getMediaType()).orElseThrow(), rehearsal, key,
                viewer.get());
    }
}
