package network.vanguard.moderation;

import java.time.Instant;
import java.util.List;

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

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;

/** The work of the moderators as JSON. */
@Path("/api/v1/moderation")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Moderation")
public class ModerationApi {

    private final ModerationFinder finder;
    private final ModerationService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    ModerationApi(ModerationFinder finder, ModerationService service, Idempotency idempotency, CurrentViewer viewer) {
        this.finder = finder;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /**
     * A case in the queue.
     *
     * @param circle whether it stands in a safe circle: then its title is null, and its text is nobody's to read
     * @param state  open, kept, hidden or restored
     * @param holder the handle of the moderator who has it, or null
     */
    public record CaseLineJson(long id, Long entry, Long comment, boolean circle, String title, String state, boolean appealed,
            boolean hidden, int reports, Instant openedAt, String holder) {

        static CaseLineJson of(CaseLine line) {
            return new CaseLineJson(line.id(), line.subject().entryId(), line.subject().commentId(), line.circle(),
                    line.title(), line.state(), line.appealed(), line.hidden(), line.reports(), line.openedAt(),
                    line.holder());
        }
    }

    /**
     * A case with what was said.
     *
     * @param text      what the thing says, as typed; null in a safe circle
     * @param decisions oldest first
     */
    public record CaseJson(CaseLineJson line, String text, List<CaseView.Report> reports,
            List<DecisionApi.DecisionJson> decisions, boolean mayDecide, boolean mayAnswer) {

        static CaseJson of(CaseView one) {
            return new CaseJson(CaseLineJson.of(one.line()), one.said() == null ? null : one.said().body(), one.reports(),
                    one.decisions().stream().map(DecisionApi.DecisionJson::of).toList(), one.mayDecide(), one.mayAnswer());
        }
    }

    @GET
    @Path("/cases")
    @Operation(summary = "What was reported, for moderators and administrators; show is waiting, mine or decided, order is oldest or most")
    public Slice<CaseLineJson> list(@RestQuery String show, @RestQuery String order, @RestQuery String after,
            @RestQuery Integer limit) {
        QueuePart part = show == null
                ? QueuePart.WAITING
                : QueuePart.of(show).orElseThrow(() -> Invalid.request("show", "This is waiting, mine or decided."));
        QueueOrder by = order == null
                ? QueueOrder.OLDEST
                : QueueOrder.of(order).orElseThrow(() -> Invalid.request("order", "This is oldest or most."));
        return finder.queue(part, by, after, Limit.of(limit), viewer.get()).map(CaseLineJson::of);
    }

    @GET
    @Path("/cases/{id}")
    @Operation(summary = "A case: what was said of it, what it says, and what was decided")
    public CaseJson show(@RestPath long id) {
        return CaseJson.of(finder.one(id, viewer.get()));
    }

    @POST
    @Path("/cases/{id}/take")
    @Operation(summary = "Say that you look at it")
    public CaseJson take(@RestPath long id) {
        service.take(id, viewer.get());
        return show(id);
    }

    @POST
    @Path("/cases/{id}/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decide on the reports, or show again what was hidden: for moderators whom it does not concern")
    public CaseJson decide(@RestPath long id, @NotNull(message = "Send a decision.") @Valid DecisionInput input,
            @HeaderParam("Idempotency-Key") String key) {
        idempotency.once(key, "decide case " + id, input, viewer.get(), () -> service.decide(id, input, viewer.get()));
        return show(id);
    }

    @POST
    @Path("/cases/{id}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Answer the appeal that waits: for a moderator or administrator who did not make the decision")
    public CaseJson answer(@RestPath long id, @NotNull(message = "Send an answer.") @Valid AnswerInput input,
            @HeaderParam("Idempotency-Key") String key) {
        idempotency.once(key, "answer appeal " + id, input, viewer.get(), () -> service.answer(id, input, viewer.get()));
        return show(id);
    }
}
