package network.vanguard.moderation;

import java.net.URI;
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
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;

/** Reports, as whoever makes them sends and reads them. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Moderation")
public class ReportApi {

    private final ModerationFinder finder;
    private final ReportService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    ReportApi(ModerationFinder finder, ReportService service, Idempotency idempotency, CurrentViewer viewer) {
        this.finder = finder;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /**
     * A report of one's own.
     *
     * @param state       of the case: open, kept, hidden or restored
     * @param decidedRule the rule that the moderator cited, with the reason; both null while it waits
     */
    public record ReportJson(long id, Long entry, Long comment, Rule rule, String words, Instant at, String state,
            Rule decidedRule, String reason, Instant decidedAt) {

        static ReportJson of(OwnReport report) {
            return new ReportJson(report.id(), report.subject().entryId(), report.subject().commentId(), report.rule(),
                    report.words(), report.at(), report.state(), report.decidedRule(), report.reason(), report.decidedAt());
        }
    }

    @GET
    @Operation(summary = "What you reported last, twenty at most, newest first, and what became of it")
    public List<ReportJson> list() {
        return finder.reports(viewer.get()).stream().map(ReportJson::of).toList();
    }

    @POST
    @Paced(Doing.REPORT)
    @Path("/entries/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Report an entry: the rule that it breaks, and your own words; 200 when you reported it already")
    @APIResponseSchema(value = ReportRef.class, responseCode = "201")
    public Response entry(@RestPath long id, @NotNull(message = "Send a rule and your own words.") @Valid ReportInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return report(Subject.entry(id), input, key);
    }

    @POST
    @Paced(Doing.REPORT)
    @Path("/comments/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Report a comment: the rule that it breaks, and your own words; 200 when you reported it already")
    @APIResponseSchema(value = ReportRef.class, responseCode = "201")
    public Response comment(@RestPath long id, @NotNull(message = "Send a rule and your own words.") @Valid ReportInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return report(Subject.comment(id), input, key);
    }

    private Response report(Subject subject, ReportInput input, String key) {
        ReportRef ref = idempotency.once(key, ReportPages.operation(subject), input, ReportRef.class, viewer.get(),
                () -> service.report(subject, input, viewer.get()));
        return (ref.made() ? Response.created(URI.create("/api/v1/reports")) : Response.ok()).entity(ref).build();
    }
}
