package network.vanguard.circle;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.CircleRef;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.MemberRef;

/** Safe circles as JSON. For whoever does not belong to a circle it is not found. */
@Path("/api/v1/circles")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Circles")
public class CircleApi {

    private final CircleFinder circles;
    private final CircleService service;
    private final ReleaseService releases;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    CircleApi(CircleFinder circles, CircleService service, ReleaseService releases, Idempotency idempotency,
            CurrentViewer viewer) {
        this.circles = circles;
        this.service = service;
        this.releases = releases;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /** @param person account or whole name */
    record Invited(@NotNull(message = "Say whom you invite.") String person) {}

    record Answered(@NotNull(message = "Say true or false.") Boolean accepted) {}

    /** @param takeTexts whether your own texts are deleted too */
    record Leaving(@NotNull(message = "Say true or false: whether your own texts are deleted.") Boolean takeTexts) {}

    /** @param site slug of a site of yours, for a text of yours that only its members are to read; null for the network */
    record Proposed(String site) {}

    /** How far letting something out has come. */
    record ReleaseState(ReleaseStep step) {}

    /**
     * A circle.
     *
     * @param members handles
     * @param invited handles of those who have not answered
     */
    public record CircleJson(String key, String name, String purpose, int days, Instant madeAt, List<String> members,
            List<String> invited, List<CircleText> texts, String url) {

        static CircleJson of(CircleView one) {
            return new CircleJson(one.key(), one.name(), one.purpose(), one.days(), one.madeAt(),
                    one.members().stream().map(MemberRef::handle).toList(),
                    one.invited().stream().map(MemberRef::handle).toList(), one.texts(), one.url());
        }
    }

    @GET
    @Operation(summary = "The circles that you belong to, and the invitations that wait for you")
    public OwnCircles list() {
        return circles.own(viewer.get());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a circle; you are its first member")
    @APIResponseSchema(value = CircleRef.class, responseCode = "201")
    public Response make(@NotNull(message = "Send a circle.") @Valid CircleInput input,
            @HeaderParam("Idempotency-Key") String key) {
        CircleRef made = idempotency.once(key, "circle", input, CircleRef.class, viewer.get(),
                () -> service.make(input, viewer.get()));
        return Response.created(URI.create("/api/v1/circles/" + made.key())).entity(made).build();
    }

    @GET
    @Path("/{key}")
    @Operation(summary = "A circle that you belong to, with what is written in it")
    public CircleJson show(@RestPath String key) {
        return CircleJson.of(circles.page(key, viewer.get()));
    }

    @POST
    @Path("/{key}/invitations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Invite somebody; before they accept they learn its name and who invites them")
    public CircleJson invite(@RestPath String key, @NotNull(message = "Say whom you invite.") @Valid Invited invited) {
        service.invite(key, invited.person(), viewer.get());
        return CircleJson.of(circles.page(key, viewer.get()));
    }

    @DELETE
    @Path("/{key}/invitations/{handle}")
    @APIResponse(responseCode = "204", description = "They are not invited any more")
    @Operation(summary = "Take an invitation back that was not answered, whichever member sent it")
    public void withdraw(@RestPath String key, @RestPath String handle) {
        service.withdraw(key, handle, viewer.get());
    }

    @POST
    @Path("/{key}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "204", description = "Kept")
    @Operation(summary = "Accept or decline an invitation")
    public void answer(@RestPath String key, @NotNull(message = "Send an answer.") @Valid Answered answered) {
        service.answer(key, answered.accepted(), viewer.get());
    }

    @POST
    @Path("/{key}/leave")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "204", description = "Left")
    @Operation(summary = "Leave a circle; with its last member all that stands in it is deleted")
    public void leave(@RestPath String key, @NotNull(message = "Say what happens with your texts.") @Valid Leaving leaving) {
        service.leave(key, leaving.takeTexts(), viewer.get());
    }

    @POST
    @Path("/{key}/releases/{entry}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Propose to let a note or a discussion out; your yes is counted")
    public ReleaseState propose(@RestPath String key, @RestPath long entry,
            @NotNull(message = "Send a proposal.") @Valid Proposed proposed,
            @HeaderParam("Idempotency-Key") String once) {
        return idempotency.once(once, "let out " + entry, proposed, ReleaseState.class, viewer.get(),
                () -> new ReleaseState(releases.propose(key, entry, proposed.site(), viewer.get())));
    }

    @POST
    @Path("/{key}/releases/{entry}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say yes or no to letting it out; one no ends it and nobody is told whose it was")
    public ReleaseState agree(@RestPath String key, @RestPath long entry,
            @NotNull(message = "Send an answer.") @Valid Answered answered) {
        return new ReleaseState(releases.answer(key, entry, answered.accepted(), viewer.get()));
    }
}
