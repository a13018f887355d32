package network.vanguard.attachment;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.Uncompressed;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;

/** Pictures, files and videos of an entry, as JSON and as bytes. */
@Path("/api/v1/entries/{id}/files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Files")
public class AttachmentApi {

    private final AttachmentFinder attachments;
    private final AttachmentService service;
    private final FileAnswer answers;
    private final Idempotency idempotency;
    private final Validator validator;
    private final CurrentViewer viewer;

    AttachmentApi(AttachmentFinder attachments, AttachmentService service, FileAnswer answers, Idempotency idempotency,
            Validator validator, CurrentViewer viewer) {
        this.attachments = attachments;
        this.service = service;
        this.answers = answers;
        this.idempotency = idempotency;
        this.validator = validator;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "The pictures, files and videos of an entry, in order: all of them, 30 at most")
    public Slice<AttachmentJson> list(@RestPath long id) {
        return new Slice<>(attachments.list(id, viewer.get()).stream().map(AttachmentJson::of).toList(), null);
    }

    @POST
    @Paced(Doing.UPLOAD)
    @Authenticated
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Put a file of 20 MB at most on the entry, as a form with the part \"file\". What it is, its bytes say. A picture "
            + "needs alt (or decoration=yes) and people (nobody or agreed); it is drawn anew, without what a camera wrote into it. "
            + "200 with the one that is there, when the entry has it already")
    @APIResponseSchema(value = AttachmentJson.class, responseCode = "201")
    public Response add(@RestPath long id, @RestForm FileUpload file, @BeanParam FileForm form,
            @HeaderParam("Idempotency-Key") String key) throws IOException {
        FileTexts texts = form.toTexts();
        Set<ConstraintViolation<FileTexts>> broken = validator.validate(texts);
        if (!broken.isEmpty()) {
            throw new ConstraintViolationException(broken);
        }
        if (file == null) {
            throw new Invalid("file", "Send a file.");
        }
        return answer(id, service.add(id, file.uploadedFile(), file.fileName(), texts, key, viewer.get()));
    }

    @POST
    @Paced(Doing.UPLOAD)
    @Path("/videos")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put a link to a video on the entry, with its transcript if there is one")
    @APIResponseSchema(value = AttachmentJson.class, responseCode = "201")
    public Response addVideo(@RestPath long id, @NotNull(message = "Send a video.") @Valid VideoInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return answer(id, idempotency.once(key, AttachmentPages.operation(id), input, AttachmentRef.class, viewer.get(),
                () -> service.addVideo(id, input, viewer.get())));
    }

    @GET
    @Path("/{file}")
    @Operation(summary = "One of them")
    public AttachmentJson show(@RestPath long id, @RestPath long file) {
        return AttachmentJson.of(attachments.one(id, file, viewer.get()));
    }

    @GET
    @Path("/{file}/content")
    @Produces(MediaType.WILDCARD)
    @Uncompressed
    @Operation(summary = "The bytes of a picture or a file; its ETag is their SHA-256")
    @APIResponse(responseCode = "200", description = "The bytes", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response content(@RestPath long id, @RestPath long file, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String has) {
        return answers.of(attachments.content(id, file, viewer.get()), has);
    }

    @PUT
    @Path("/{file}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say something else of a picture or a file; what is left out is empty then")
    public AttachmentJson change(@RestPath long id, @RestPath long file,
            @NotNull(message = "Send what is said of it.") @Valid FileTexts texts) {
        service.change(id, file, texts, viewer.get());
        return show(id, file);
    }

    @PUT
    @Path("/videos/{file}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say something else of a video; what is left out is empty then")
    public AttachmentJson changeVideo(@RestPath long id, @RestPath long file,
            @NotNull(message = "Send a video.") @Valid VideoInput input) {
        service.changeVideo(id, file, input, viewer.get());
        return show(id, file);
    }

    @DELETE
    @Path("/{file}")
    @Authenticated
    @Operation(summary = "Take it off the entry, with its bytes")
    public void remove(@RestPath long id, @RestPath long file) {
        service.remove(id, file, viewer.get());
    }

    private Response answer(long id, AttachmentRef ref) {
        Response.ResponseBuilder answer = ref.made()
                ? Response.created(URI.create("/api/v1/entries/" + id + "/files/" + ref.id()))
                : Response.ok();
        return answer.entity(AttachmentJson.of(attachments.one(id, ref.id(), viewer.get()))).build();
    }
}
