package network.vanguard.lead;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
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
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryRef;
import network.vanguard.entry.Step;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** Leads as JSON, for curators. */
@Path("/api/v1/curation/leads")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Leads")
public class LeadApi {

    private final LeadFinder leads;
    private final LeadService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    LeadApi(LeadFinder leads, LeadService service, Idempotency idempotency, CurrentViewer viewer) {
        this.leads = leads;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /**
     * A lead.
     *
     * @param title of the page that it names, as it was seen last; the hash is SHA-256 of what it said then
     */
    public record LeadJson(long id, String state, String name, String address, Instant seenAt, String title, String hash,
            Instant checkedAt, Integer status, String trouble, List<MentionJson> mentions, EntryRef stub) {

        /** A comment, a note or a discussion that points to it, and its address; comment is null for the latter. */
        public record MentionJson(Long comment, String url, String author, String name) {}

        static LeadJson of(LeadView lead) {
            LeadView.Page page = lead.page();
            return new LeadJson(lead.id(), lead.state(), lead.name(), lead.address(), page.seenAt(), page.title(), page.hash(),
                    page.checkedAt(), page.status(), page.trouble(),
                    lead.mentions().stream()
                            .map(one -> new MentionJson(one.comment(), one.url(), one.author().handle(), one.name())).toList(),
                    lead.stub());
        }
    }

    @GET
    @Operation(summary = "Leads that nobody has decided on, the longest waiting first: for curators")
    public Slice<LeadJson> list(@RestQuery String after, @RestQuery Integer limit) {
        return leads.open(after, Limit.of(limit), viewer.get()).map(LeadJson::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One lead: for curators")
    public LeadJson show(@RestPath long id) {
        return LeadJson.of(leads.one(id, viewer.get()));
    }

    @POST
    @Path("/{id}/stub")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a draft case study of a lead, with its address, the title of its page, and the credit of whoever pointed it out")
    @APIResponseSchema(value = EntryRef.class, responseCode = "201")
    public Response stub(@RestPath long id, @Valid StubInput input, @HeaderParam("Idempotency-Key") String key) {
        StubInput wanted = input == null ? new StubInput(null) : input;
        EntryRef draft = idempotency.once(key, "stub " + id, wanted, EntryRef.class, viewer.get(),
                () -> service.stub(id, wanted, viewer.get()));
        return Response.created(URI.create("/api/v1/entries/" + draft.id())).header("ETag", draft.etag()).entity(draft).build();
    }

    @POST
    @Path("/{id}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decide that it is no lead, with the reason")
    @APIResponseSchema(LeadRef.class)
    public LeadRef dismiss(@RestPath long id, @Valid Step step, @HeaderParam("Idempotency-Key") String key) {
        String reason = Step.orEmpty(step).reason();
        return idempotency.once(key, "dismiss lead " + id, reason == null ? "" : reason, LeadRef.class, viewer.get(),
                () -> service.dismiss(id, reason, viewer.get()));
    }
}
