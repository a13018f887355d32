package network.vanguard.lead;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** Says as JSON that a note or a discussion points to something elsewhere. */
@Path("/api/v1/entries/{id}/lead")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Leads")
public class EntryLeadApi {

    private final LeadService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    EntryLeadApi(LeadService service, Idempotency idempotency, CurrentViewer viewer) {
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that a note or a discussion points to an initiative elsewhere; the same address or name joins the lead that is there")
    @APIResponseSchema(value = LeadRef.class, responseCode = "201")
    public Response point(@RestPath long id, @NotNull(message = "Send a lead.") @Valid LeadInput input,
            @HeaderParam("Idempotency-Key") String key) {
        LeadRef ref = idempotency.once(key, EntryLeadPages.operation(id), input, LeadRef.class, viewer.get(),
                () -> service.pointEntry(id, input, viewer.get()));
        return Response.created(URI.create("/api/v1/curation/leads/" + ref.id())).entity(ref).build();
    }
}
