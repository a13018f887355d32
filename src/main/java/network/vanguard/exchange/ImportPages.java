package network.vanguard.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.exchange.Uploads.Upload;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** Imports in the browser: send a file, see how far the work is and which lines were refused. */
@Path("/imports")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ImportPages {

    private static final int REFUSALS = 100;
    private static final int LIST = 20;

    private final ImportService imports;
    private final ImportFinder finder;
    private final Uploads uploads;
    private final Notices notices;
    private final CurrentViewer viewer;

    ImportPages(ImportService imports, ImportFinder finder, Uploads uploads, Notices notices, CurrentViewer viewer) {
        this.imports = imports;
        this.finder = finder;
        this.uploads = uploads;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(Slice<ImportView> imports, boolean dryRun, FormErrors errors);

        static native TemplateInstance show(ImportReport report);

        static native TemplateInstance show$progress(ImportReport report);
    }

    @GET
    public TemplateInstance list(@RestQuery String after) {
        imports.requireRight(viewer.get());
        return list(after, true, FormErrors.none());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<TemplateInstance> send(@RestForm FileUpload file, @RestForm String dryRun,
            @RestForm String idempotencyKey)
            throws IOException {
        Viewer asking = viewer.get();
        imports.requireRight(asking);
        imports.requireRoom();
        boolean rehearsal = ImportApi.truth(dryRun);
        if (file == null || file.size() == 0) {
            return again("Choose a file that is not empty.", rehearsal);
        }
        Optional<ImportFormat> format = ImportFormat.ofFileName(file.fileName());
        if (format.isEmpty()) {
            return again("Choose a file whose name ends in .ndjson, .csv, .xlsx or .zip.", rehearsal);
        }
        Upload upload;
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            upload = uploads.receive(content);
        }
        ImportRef ref = imports.accept(fit(file.fileName()), format.get(), rehearsal, upload, idempotencyKey, asking,
                read -> {});
        notices.leave("The file has arrived.");
        return Answers.seeOther("/imports/" + ref.id());
    }

    @GET
    @Path("/{id}")
    public TemplateInstance show(@RestPath String id, @RestQuery String after) {
        return Templates.show(report(id, after));
    }

    /** The part of the page that changes while the import runs, for a script that puts it in the place of the old one. */
    @GET
    @Path("/{id}/progress")
    public TemplateInstance progress(@RestPath String id) {
        return Templates.show$progress(report(id, null));
    }

    private ImportReport report(String id, String after) {
        return finder.report(ImportApi.uuid(id), after, REFUSALS, viewer.get());
    }

    private RestResponse<TemplateInstance> again(String message, boolean dryRun) {
        return Answers.invalid(list(null, dryRun, FormErrors.of("file", message)));
    }

    private TemplateInstance list(String after, boolean dryRun, FormErrors errors) {
        return Templates.list(finder.list(after, Limit.of(LIST), viewer.get()), dryRun, errors);
    }

    /** A file's name is somebody's text: its end is what people know it by. */
    private static String fit(String fileName) {
        String name = fileName.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
        return name.length() <= ImportService.NAME_MAX ? name : name.substring(name.length() - ImportService.NAME_MAX);
    }
}
