package network.vanguard.directory;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryJson;
import network.vanguard.entry.IfMatch;
import network.vanguard.holding.HeldEntry;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.organisation.OrganisationInput;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.organisation.OrganisationView;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** Organisations as JSON. */
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations")
public class OrganisationApi {

    private final DirectoryFinder directory;
    private final OrganisationService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    OrganisationApi(DirectoryFinder directory, OrganisationService service, Idempotency idempotency, CurrentViewer viewer) {
        this.directory = directory;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /** An organisation in a list. The type is null when it is not said; the same for the place. */
    public record OrganisationItem(String slug, String name, String type, String place, String url) {

        static OrganisationItem of(OrganisationLine one) {
            return new OrganisationItem(one.ref().slug(), one.ref().name(), one.kind() == null ? null : one.kind().code(),
                    one.place(),
                    one.ref().url());
        }
    }

    /**
     * An organisation.
     *
     * @param described whether somebody has said what it is; else it is only named
     * @param site      slug of the site of the network that it is, or null
     * @param takesPart published case studies that name it as a partner and that you may read, newest first
     * @param holds     what it holds or held
     */
    public record OrganisationJson(String slug, String name, String type, String web, String place, String description,
            String site,
            boolean described, Instant updatedAt, String url, Slice<EntryJson> takesPart, List<HeldJson> holds) {

        static OrganisationJson of(OrganisationPage page) {
            OrganisationView one = page.organisation();
            OrganisationInput said = one.input();
            return new OrganisationJson(one.ref().slug(), said.name(), said.type(), said.web(), said.place(), one.description(),
                    said.site(), one.described(), one.updatedAt(), one.ref().url(), page.takesPart().map(EntryJson::of),
                    page.held().stream().map(HeldJson::of).toList());
        }
    }

    /** Something that it holds or held, since when, in which hands, and whether it still does. */
    public record HeldJson(EntryJson entry, String held, String since, boolean now) {

        static HeldJson of(HeldEntry one) {
            return new HeldJson(EntryJson.of(one.entry()), one.holder().held().code(), one.holder().since().text(), one.now());
        }
    }

    @GET
    @Operation(summary = "Organisations that you may know of, by name: by their first letter, their type, words in their name")
    public Slice<OrganisationItem> list(@RestQuery String letter, @RestQuery String type, @RestQuery String q,
            @RestQuery String after, @RestQuery Integer limit) {
        return directory.list(letter, type, q, after, Limit.of(limit), viewer.get()).page().map(OrganisationItem::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One organisation, what it takes part in (a page at a time) and what it holds; the address of one that became part of it answers it too")
    @APIResponseSchema(OrganisationJson.class)
    public Response show(@RestPath String slug, @RestQuery String after) {
        OrganisationPage page = directory.page(slug, after, viewer.get());
        return Response.ok(OrganisationJson.of(page)).header("ETag", "\"" + page.organisation().revision() + "\"").build();
    }

    @PUT
    @Path("/{slug}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what it is: for curators and people of its site; If-Match carries the ETag that you read")
    @APIResponseSchema(OrganisationRef.class)
    public Response describe(@RestPath String slug, @NotNull(message = "Send an organisation.") @Valid OrganisationInput input,
            @HeaderParam("If-Match") String ifMatch) {
        OrganisationView view = directory.toDescribe(slug, viewer.get());
        return Response.ok(service.describe(view.ref().id(), IfMatch.needed(ifMatch).revision(), input, viewer.get())).build();
    }

    @POST
    @Path("/{slug}/merge")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that it is the same as another one, which is left: for curators")
    @APIResponseSchema(OrganisationRef.class)
    public OrganisationRef merge(@RestPath String slug, @NotNull(message = "Send the other one.") @Valid MergeInput input,
            @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, OrganisationPages.operation(slug), input, OrganisationRef.class, viewer.get(),
                () -> service.merge(directory.toJoin(slug, viewer.get()).ref().slug(),
                        directory.meant(input.into(), viewer.get()),
                        input.reason(), viewer.get()));
    }
}
