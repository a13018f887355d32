package network.vanguard.attachment;

import java.io.IOException;
import java.util.function.Function;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** Pictures, files and videos of an entry in the browser: the page on which those who write the entry look after them. */
@Path("/entries/{id}/files")
@Produces(MediaType.TEXT_HTML)
public class AttachmentPages {

    private static final String NOT_YOURS = "Only its authors and the curators can change this.";

    private final AttachmentFinder attachments;
    private final AttachmentService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    AttachmentPages(AttachmentFinder attachments, AttachmentService service, Idempotency idempotency, Validator validator,
            Notices notices, CurrentViewer viewer) {
        this.attachments = attachments;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "attachment")
    static class Templates {
        static native TemplateInstance files(Attached attached, FileForm form, VideoForm video, FormErrors errors);

        static native TemplateInstance edit(Attached attached, Attachment file, FileForm form, FormErrors errors);

        static native TemplateInstance editVideo(Attached attached, Attachment file, VideoForm video, FormErrors errors);

        static native TemplateInstance remove(Attached attached, Attachment file);
    }

    /** All that is on the entry; also where a browser comes back to that had to sign in when it sent a form. */
    @GET
    public TemplateInstance list(@RestPath long id) {
        return Templates.files(attachments.page(id, viewer.get()), new FileForm(), new VideoForm(), FormErrors.none());
    }

    @POST
    @Paced(Doing.UPLOAD)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public RestResponse<TemplateInstance> add(@RestPath long id, @RestForm FileUpload file, @BeanParam FileForm form,
            @RestForm String idempotencyKey) throws IOException {
        Attached attached = changeable(id);
        FileTexts texts = form.toTexts();
        FormErrors errors = check(texts);
        if (file == null || file.size() == 0) {
            errors = errors.and("file", "Choose a file that is not empty.");
        }
        if (!errors.any()) {
            try {
                AttachmentRef ref = service.add(id, file.uploadedFile(), file.fileName(), texts, idempotencyKey, viewer.get());
                notices.leave(ref.made() ? "It is added." : "It was here already, so nothing was added.");
                return Answers.seeOther(attached.url());
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "file");
            }
        }
        return Answers.invalid(Templates.files(attached, form, new VideoForm(), errors));
    }

    @POST
    @Paced(Doing.UPLOAD)
    @Path("/videos")
    @Authenticated
    public RestResponse<TemplateInstance> addVideo(@RestPath long id, @BeanParam VideoForm form,
            @RestForm String idempotencyKey) {
        Attached attached = changeable(id);
        VideoInput video = form.toInput();
        FormErrors errors = check(video);
        if (!errors.any()) {
            try {
                idempotency.onceForForm(idempotencyKey, operation(id), video, AttachmentRef.class, viewer.get(),
                        made -> attachments.find(id, made.id(), viewer.get()).isPresent(),
                        () -> service.addVideo(id, video, viewer.get()));
                notices.leave("The video is added.");
                return Answers.seeOther(attached.url());
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "url");
            }
        }
        return Answers.invalid(Templates.files(attached, new FileForm(), form, errors));
    }

    @GET
    @Path("/{file}/edit")
    @Authenticated
    public TemplateInstance edit(@RestPath long id, @RestPath long file) {
        Attached attached = changeable(id);
        Attachment one = attachments.one(id, file, viewer.get());
        return one.video()
                ? Templates.editVideo(attached, one, VideoForm.of(one), FormErrors.none())
                : Templates.edit(attached, one, FileForm.of(one), FormErrors.none());
    }

    @POST
    @Path("/{file}/edit")
    @Authenticated
    public RestResponse<TemplateInstance> change(@RestPath long id, @RestPath long file, @BeanParam FileForm form) {
        Attached attached = changeable(id);
        Attachment one = attachments.one(id, file, viewer.get());
        FileTexts texts = form.toTexts();
        return changed(attached, check(texts), () -> service.change(id, file, texts, viewer.get()),
                errors -> Templates.edit(attached, one, form, errors));
    }

    @POST
    @Path("/videos/{file}/edit")
    @Authenticated
    public RestResponse<TemplateInstance> changeVideo(@RestPath long id, @RestPath long file, @BeanParam VideoForm form) {
        Attached attached = changeable(id);
        Attachment one = attachments.one(id, file, viewer.get());
        if (!one.video()) {
            throw new NotFound();
        }
        VideoInput video = form.toInput();
        return changed(attached, check(video), () -> service.changeVideo(id, file, video, viewer.get()),
                errors -> Templates.editVideo(attached, one, form, errors));
    }

    private RestResponse<TemplateInstance> changed(Attached attached, FormErrors found, Runnable work,
            Function<FormErrors, TemplateInstance> page) {
        FormErrors errors = found;
        if (!errors.any()) {
            try {
                work.run();
                notices.leave("Your changes are saved.");
                return Answers.seeOther(attached.url());
            } catch (Invalid invalid) {
                errors = FormErrors.of(invalid);
            }
        }
        return Answers.invalid(page.apply(errors));
    }

    /** One place up or down among those of its kind. */
    @POST
    @Path("/{file}/move")
    @Authenticated
    public RestResponse<TemplateInstance> move(@RestPath long id, @RestPath long file, @RestForm String direction) {
        if (!"up".equals(direction) && !"down".equals(direction)) {
            throw Invalid.request("direction", "This is up or down.");
        }
        service.move(id, file, direction.equals("up"), viewer.get());
        return Answers.seeOther(attachments.page(id, viewer.get()).url() + "#file-" + file);
    }

    @GET
    @Path("/{file}/remove")
    @Authenticated
    public TemplateInstance confirm(@RestPath long id, @RestPath long file) {
        Attached attached = attachments.page(id, viewer.get());
        Attachment one = attachments.one(id, file, viewer.get());
        if (!attached.mayRemove()) {
            throw new Refused("Only its authors, the curators and the moderators can remove this.");
        }
        return Templates.remove(attached, one);
    }

    @POST
    @Path("/{file}/remove")
    @Authenticated
    public RestResponse<TemplateInstance> remove(@RestPath long id, @RestPath long file) {
        service.remove(id, file, viewer.get());
        notices.leave("It is removed.");
        return Answers.seeOther(attachments.page(id, viewer.get()).url());
    }

    private Attached changeable(long id) {
        Attached attached = attachments.page(id, viewer.get());
        if (!attached.mayAdd()) {
            throw new Refused(NOT_YOURS);
        }
        return attached;
    }

    private FormErrors check(Object input) {
        return FormErrors.from(validator.validate(input), "file", "alt", "people", "caption", "url", "title", "transcript");
    }

    /** What a service refused, at the fields of the form. The form's key is no field that people see. */
    private static FormErrors errorsOf(Invalid invalid, String first) {
        return FormErrors.of(invalid, first,
                "This form was sent before with something else in it, and that is added. To add this too, send "
                        + "it again.");
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "video " + entryId;
    }
}
