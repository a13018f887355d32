package network.vanguard.support;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** What the formal side gave to what a case study tells of, as JSON. */
@Path("/api/v1/case-studies/{id}/support")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Support")
public class SupportApi {

    private final SupportFinder finder;
    private final SupportService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    SupportApi(SupportFinder finder, SupportService service, Idempotency idempotency, CurrentViewer viewer) {
        this.finder = finder;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /** A line: the giver is a site, by its slug, or another organisation, by its name; amounts only where they may be seen. */
    public record LineJson(long id, SupportKind kind, String what, String site, String organisation, LocalDate since,
            LocalDate until, Long pounds, Long hours) {

        static LineJson of(SupportLine line) {
            return new LineJson(line.id(), line.kind(), line.what(), line.site(), line.organisation(), line.since(),
                    line.until(), line.pounds(), line.hours());
        }
    }

    /**
     * All of it.
     *
     * @param informal null for what is done formally; roles and ways only for those who look after it
     * @param totals   null when there is nothing to add up, and without the consent of an informal group
     */
    public record SupportJson(List<LineJson> lines, InformalInput informal, Totals totals) {

        static SupportJson of(Support support) {
            return new SupportJson(support.lines().stream().map(LineJson::of).toList(), support.informal(), support.totals());
        }
    }

    @GET
    @Operation(summary = "What the formal side gave, and whether an informal group has agreed to be told of")
    public SupportJson show(@RestPath long id) {
        return SupportJson.of(finder.of(id, viewer.get()));
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a line; the same line again is the one that is there")
    @APIResponseSchema(value = LineJson.class, responseCode = "201")
    public Response add(@RestPath long id, @NotNull(message = "Send a line.") @Valid SupportInput input,
            @HeaderParam("Idempotency-Key") String key) {
        SupportRef ref = idempotency.once(key, SupportPages.operation(id), input, SupportRef.class, viewer.get(),
                () -> service.add(id, input, viewer.get()));
        return Response.created(URI.create("/api/v1/case-studies/" + id + "/support/" + ref.id()))
                .entity(LineJson.of(finder.line(id, ref.id(), viewer.get()))).build();
    }

    @GET
    @Path("/{line}")
    @Operation(summary = "One of the lines")
    public LineJson line(@RestPath long id, @RestPath long line) {
        return LineJson.of(finder.line(id, line, viewer.get()));
    }

    @PUT
    @Path("/{line}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a line; with a last day it ends")
    public LineJson change(@RestPath long id, @RestPath long line,
            @NotNull(message = "Send a line.") @Valid SupportInput input) {
        service.change(id, line, input, viewer.get());
        return line(id, line);
    }

    @DELETE
    @Path("/{line}")
    @Authenticated
    @Operation(summary = "Remove a line that should never have been there")
    public void remove(@RestPath long id, @RestPath long line) {
        service.remove(id, line, viewer.get());
    }

    @PUT
    @Path("/informal")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that it is an informal practice, and what its group has agreed to")
    public SupportJson informal(@RestPath long id, @NotNull(message = "Send an object.") @Valid InformalInput input) {
        service.informal(id, input, viewer.get());
        return show(id);
    }

    @DELETE
    @Path("/informal")
    @Authenticated
    @Operation(summary = "Say that it is not informal; once it was submitted, only a curator can")
    public void formal(@RestPath long id) {
        service.formal(id, viewer.get());
    }

    @DELETE
    @Path("/informal/totals")
    @Authenticated
    @Operation(summary = "Take the group's consent to totals back: nobody sees them any more")
    public void hideTotals(@RestPath long id) {
        service.hideTotals(id, viewer.get());
    }
}
