package network.vanguard.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.problem.Invalid;

/** The vocabulary as a file in the browser: take it away, or bring one. What was sent twice changes nothing the second time. */
@Path("/curation/vocabulary")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class TopicFilePages {

    private final TopicFileService files;
    private final CurrentViewer viewer;

    TopicFilePages(TopicFileService files, CurrentViewer viewer) {
        this.files = files;
        this.viewer = viewer;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance file(VocabularyReport report, boolean dryRun, FormErrors errors);
    }

    @GET
    public TemplateInstance file() {
        files.requireRight(viewer.get());
        return Templates.file(null, true, FormErrors.none());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<TemplateInstance> take(@RestForm FileUpload file, @RestForm String dryRun) throws IOException {
        files.requireRight(viewer.get());
        boolean rehearsal = ImportApi.truth(dryRun);
        if (file == null || file.size() == 0) {
            return again("Choose a file that is not empty.", rehearsal);
        }
        Optional<SkosFormat> format = SkosFormat.ofFileName(file.fileName());
        if (format.isEmpty()) {
            return again("Choose a file whose name ends in .ttl or .jsonld.", rehearsal);
        }
        try {
            VocabularyReport report = files.take(Files.readAllBytes(file.uploadedFile()), format.get(), rehearsal, null,
                    viewer.get());
            return Answers.page(Templates.file(report, rehearsal, FormErrors.none()));
        } catch (Invalid invalid) {
            return again(invalid.errors().get(0).message(), rehearsal);
        }
    }

    private static RestResponse<TemplateInstance> again(String message, boolean dryRun) {
        return Answers.invalid(Templates.file(null, dryRun, FormErrors.of("file", message)));
    }
}
