package network.vanguard.review;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Slice;

/** What curators think of the claims of case studies, as JSON. */
@Path("/api/v1/case-studies/{id}/judgements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Case studies")
public class JudgementApi {

    private final JudgementFinder judgements;
    private final JudgementService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    JudgementApi(JudgementFinder judgements, JudgementService service, Idempotency idempotency, CurrentViewer viewer) {
        this.judgements = judgements;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /**
     * A judgement.
     *
     * @param claim   the number of the claim in the case study as it stands; null when it is not there any more
     * @param digest  of the claim as it stands, to be sent with the next judgement
     * @param changed whether the claim says something else by now than when it was judged
     * @param quote   what it said then; for those who may change the case study, else null
     * @param reply   of the authors, or null
     */
    public record JudgementJson(long id, Integer claim, String digest, boolean changed, String quote, String evidence,
            String equity, String reason, String curator, Instant judgedAt, ReplyJson reply) {

        static JudgementJson of(Claim claim, Judgement one) {
            return new JudgementJson(one.id(), claim == null ? null : claim.number(), claim == null ? null : claim.digest(),
                    one.changed(), one.quote(), one.evidence().code(), one.equity().code(), one.reason(),
                    one.curator().handle(), one.at(),
                    one.reply() == null
                            ? null
                            : new ReplyJson(one.reply().message(), one.reply().author().handle(), one.reply().at()));
        }
    }

    /** What an author answered. */
    public record ReplyJson(String message, String author, Instant repliedAt) {}

    @GET
    @Operation(summary = "What curators think of the claims (figures and results), claim by claim, the newest of each first")
    public Slice<JudgementJson> list(@RestPath long id) {
        Judged judged = judgements.of(id, viewer.get());
        List<JudgementJson> all = Stream.concat(
                judged.claims().stream()
                        .flatMap(claim -> claim.judgements().stream().map(one -> JudgementJson.of(claim.claim(), one))),
                judged.gone().stream().map(one -> JudgementJson.of(null, one))).toList();
        return new Slice<>(all, null);
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Judge a claim: how well it is supported and what it does to the gap between people, with the reason")
    @APIResponseSchema(value = JudgementRef.class, responseCode = "201")
    public Response judge(@RestPath long id, @NotNull(message = "Send a judgement.") @Valid JudgementInput input,
            @HeaderParam("Idempotency-Key") String key) {
        JudgementRef ref = idempotency.once(key, JudgementPages.operation(id), input, JudgementRef.class, viewer.get(),
                () -> service.judge(id, input, viewer.get()));
        return Response.created(URI.create("/api/v1/case-studies/" + id + "/judgements")).entity(ref).build();
    }

    @POST
    @Path("/{judgement}/reply")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reply to a judgement as an author; an empty message takes your reply back")
    @APIResponseSchema(JudgementRef.class)
    public JudgementRef reply(@RestPath long id, @RestPath long judgement,
            @NotNull(message = "Send a reply.") @Valid ReplyInput input, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, JudgementPages.replyOperation(judgement), input, JudgementRef.class, viewer.get(),
                () -> service.reply(id, judgement, input, viewer.get()));
    }
}
