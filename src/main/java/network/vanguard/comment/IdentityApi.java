package network.vanguard.comment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;

/** Finding out who speaks as a role, as JSON. */
@Path("/api/v1/comments/{id}/identity-lookups")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Comments")
public class IdentityApi {

    private final IdentityService identities;
    private final CurrentViewer viewer;

    IdentityApi(IdentityService identities, CurrentViewer viewer) {
        this.identities = identities;
        this.viewer = viewer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Find out who speaks as a role: for moderators, with a reason that the person reads and that is logged")
    public Identity lookUp(@RestPath long id, @NotNull(message = "Send a reason.") @Valid LookupInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return identities.lookUp(id, input, key, viewer.get());
    }
}
