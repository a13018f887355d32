package network.vanguard.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** The audit log as JSON. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Moderation")
public class AuditApi {

    private final AuditFinder finder;
    private final AuditCheck check;
    private final CurrentViewer viewer;

    AuditApi(AuditFinder finder, AuditCheck check, CurrentViewer viewer) {
        this.finder = finder;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "The audit log, newest first, for moderators and administrators; person is a handle, about is \"entry\" or \"entry 12\"")
    public Slice<AuditEvent> list(@RestQuery String verb, @RestQuery String person, @RestQuery String about,
            @RestQuery String after, @RestQuery Integer limit) {
        return finder.page(AuditFilter.of(verb, person, about), after, Limit.of(limit), viewer.get());
    }

    @GET
    @Path("/state")
    @Operation(summary = "Whether the log can be relied on: when its chain was last read, and the first row that does not fit")
    public AuditState state() {
        return finder.state(viewer.get());
    }

    @POST
    @Path("/check")
    @Operation(summary = "Read the chain of the log now")
    public AuditState check() {
        return check.check(viewer.get());
    }
}
