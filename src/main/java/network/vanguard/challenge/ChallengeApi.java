package network.vanguard.challenge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryKind;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.MemberRef;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.TagRef;

/** Challenges as JSON. */
@Path("/api/v1/challenges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Challenges")
public class ChallengeApi {

    private final ChallengeFinder challenges;
    private final ChallengeService service;
    private final ConceptFinder concepts;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    ChallengeApi(ChallengeFinder challenges, ChallengeService service, ConceptFinder concepts, Idempotency idempotency,
            CurrentViewer viewer) {
        this.challenges = challenges;
        this.service = service;
        this.concepts = concepts;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /**
     * A challenge.
     *
     * @param id     the number of its comment
     * @param owner  the handle of who answers for the post; null when nobody does yet
     * @param answer the number of the reply that the mark names, or null
     * @param unknown the number of the reply that says "We do not know", or null
     */
    public record ChallengeJson(long id, long entry, String url, String text, String owner, Instant raisedAt, LocalDate due,
            ChallengeState state, Instant answeredAt, Long answer, Long unknown) {

        static ChallengeJson of(ChallengeView challenge) {
            return new ChallengeJson(challenge.id(), challenge.entryId(), challenge.url(), challenge.text(),
                    handle(challenge.owner()), challenge.raisedAt(), challenge.due(), challenge.state(),
                    challenge.answeredAt(), challenge.answer(), challenge.unknown());
        }
    }

    /** What happened to a challenge: by is null for who raised it, to is who answers for the post from then on. */
    public record EventJson(String what, String by, String to, Long answer, String reason, Instant at) {

        static EventJson of(ChallengeEvent event) {
            return new EventJson(event.what(), handle(event.by()), handle(event.to()), event.answer(), event.reason(),
                    event.at());
        }
    }

    /** The history of a challenge, the first first. */
    public record HistoryJson(List<EventJson> items) {}

    @GET
    @Operation(summary = "Challenges by the day on which an answer is due; without a state, those that are not marked as answered. for=me: those that you answer for")
    public Slice<ChallengeJson> list(@RestQuery String state, @RestQuery String tag, @RestQuery String site,
            @RestQuery String kind, @RestQuery("for") String of, @RestQuery String after, @RestQuery Integer limit) {
        return challenges.list(filter(state, tag, site, kind, of), after, Limit.of(limit), viewer.get())
                .map(ChallengeJson::of);
    }

    @GET
    @Path("/counts")
    @Operation(summary = "How many challenges are open, past due, answered, and answered with \"We do not know\", of those that you may read")
    public ChallengeCounts counts(@RestQuery String tag, @RestQuery String site, @RestQuery String kind) {
        return challenges.counts(filter(null, tag, site, kind, null), viewer.get());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One challenge, by the number of its comment")
    public ChallengeJson show(@RestPath long id) {
        return ChallengeJson.of(challenges.one(id, viewer.get()));
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "What happened to a challenge: who has answered for it, who passed it on and why, who marked it")
    public HistoryJson history(@RestPath long id) {
        return new HistoryJson(challenges.page(id, viewer.get()).events().stream().map(EventJson::of).toList());
    }

    @POST
    @Path("/{id}/answered")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mark a challenge as answered, and name the reply if it was one: for who raised it, or a moderator without a part in it")
    public ChallengeJson answered(@RestPath long id, @NotNull(message = "Send an object.") @Valid AnsweredInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return once("answered", id, input, key, () -> service.answered(id, input, viewer.get()));
    }

    @POST
    @Path("/{id}/reopen")
    @Authenticated
    @Operation(summary = "Take that mark back: for who raised the challenge")
    public ChallengeJson reopen(@RestPath long id) {
        service.reopen(id, viewer.get());
        return show(id);
    }

    @POST
    @Path("/{id}/unknown")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Answer for the post that you do not know; the sentence is posted as a reply")
    public ChallengeJson unknown(@RestPath long id, @NotNull(message = "Send an object.") @Valid UnknownInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return once("unknown", id, input, key, () -> service.unknown(id, input, viewer.get()));
    }

    @POST
    @Path("/{id}/pass")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pass a challenge on to a curator or somebody of the site: for who answers for the post, and curators")
    public ChallengeJson pass(@RestPath long id, @NotNull(message = "Send an object.") @Valid PassInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return once("pass", id, input, key, () -> service.pass(id, input, viewer.get()));
    }

    private ChallengeJson once(String verb, long id, Object input, String key, Supplier<ChallengeRef> work) {
        idempotency.once(key, ChallengePages.operation(verb, id), input, ChallengeRef.class, viewer.get(), work);
        return show(id);
    }

    private ChallengeFilter filter(String state, String tag, String site, String kind, String of) {
        return new ChallengeFilter(
                state == null
                        ? null
                        : ChallengeState.of(state).orElseThrow(
                                () -> Invalid.request("state", "This is open, past-due, answered or unknown.")),
                tag == null ? null : concepts.meant(tag).map(TagRef::slug).orElse("-"), site,
                kind == null
                        ? null
                        : EntryKind.of(kind).orElseThrow(() -> Invalid.request("kind", "There is no such kind.")),
                mine(of));
    }

    private static boolean mine(String of) {
        if (of != null && !of.equals("me")) {
            throw Invalid.request("for", "This is me, or left out.");
        }
        return of != null;
    }

    private static String handle(MemberRef person) {
        return person == null ? null : person.handle();
    }
}
