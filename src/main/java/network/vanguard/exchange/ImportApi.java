package network.vanguard.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.TooLarge;

/** Imports: a file is sent, and its address tells how far the work is and which lines were refused. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Imports")
public class ImportApi {

    private static final int REFUSALS = 100;

    private final ImportService imports;
    private final ImportFinder finder;
    private final Uploads uploads;
    private final CurrentViewer viewer;

    ImportApi(ImportService imports, ImportFinder finder, Uploads uploads, CurrentViewer viewer) {
        this.imports = imports;
        this.finder = finder;
        this.uploads = uploads;
        this.viewer = viewer;
    }

    @POST
    @Consumes({ImportFormat.NDJSON_TYPE, ImportFormat.CSV_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ZIP_TYPE})
    @Operation(summary = "Import a file of one gigabyte at most; with dryRun=true, find out what it would do")
    @APIResponseSchema(value = ImportView.class, responseCode = "202")
    public Response ask(InputStream body, @RestQuery String dryRun, @RestQuery String name,
            @HeaderParam("Idempotency-Key") String key, @Context HttpHeaders headers) throws IOException {
        Viewer asking = viewer.get();
        imports.requireRight(asking);
        imports.requireRoom();
        if (headers.getLength() > Uploads.MAX) {
            throw new TooLarge("An import", Uploads.MAX);
        }
        // whatever charset is named: a file is UTF-8, and a line that is not is refused
        ImportFormat format = ImportFormat.of(headers.getMediaType()).orElseThrow();
        boolean rehearsal = truth(dryRun);
        ImportRef ref = imports.accept(name, format, rehearsal, uploads.receive(body), key, asking, read -> {});
        return Response.accepted(finder.report(ref.id(), null, REFUSALS, asking)).location(URI.create(ref.location())).build();
    }

    @GET
    @Operation(summary = "Imports, newest first: your own; administrators see all")
    public Slice<ImportView> list(@RestQuery String after, @RestQuery Integer limit) {
        return finder.list(after, Limit.of(limit), viewer.get());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an import is, and which lines it refused")
    public ImportReport show(@RestPath String id, @RestQuery String after, @RestQuery Integer limit) {
        return finder.report(uuid(id), after, limit == null ? REFUSALS : Limit.of(limit), viewer.get());
    }

    /** Anything but a plain yes or no is an error: a misspelt "true" must not turn a rehearsal into the real thing. */
    static boolean truth(String sent) {
        if (sent == null || sent.equals("false")) {
            return false;
        }
        if (sent.equals("true")) {
            return true;
        }
        throw Invalid.request("dryRun", "This is true or false.");
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw new NotFound();
        }
    }
}
