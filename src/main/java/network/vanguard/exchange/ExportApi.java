package network.vanguard.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryState;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationView;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;

/** What is there as import lines. To move everything: the sites, then the concepts and organisations, then the entries. */
@Path("/api/v1/exports")
@Produces(ImportFormat.NDJSON_TYPE)
@Tag(name = "Exports")
public class ExportApi {

    private static final List<EntryState> STATES = List.of(EntryState.PUBLISHED, EntryState.ARCHIVED, EntryState.SUBMITTED,
            EntryState.IN_REVIEW, EntryState.DRAFT);

    private final ExportLines exports;
    private final TopicFileService topics;
    private final CurrentViewer viewer;

    ExportApi(ExportLines exports, TopicFileService topics, CurrentViewer viewer) {
        this.exports = exports;
        this.topics = topics;
        this.viewer = viewer;
    }

    @GET
    @Path("/entries.ndjson")
    @Operation(summary = "Every entry that you may read, published or not, newest first")
    public StreamingOutput entries(@RestQuery String kind, @RestQuery String tag, @RestQuery String site) {
        EntryKind wanted = kind == null || kind.isBlank()
                ? null
                : EntryKind.of(kind).orElseThrow(() -> Invalid.request("kind", "There is no such kind of entry."));
        EntryFilter filter = EntryFilter.ofKind(wanted).withTag(tag).withSite(site).withExpired();
        // asked for now: the writing begins when the request's own beans are gone
        Viewer reader = viewer.get();
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            for (EntryState state : STATES) {
                String after = null;
                do {
                    Slice<ObjectNode> page = exports.entries(filter.withState(state), after, reader);
                    for (ObjectNode line : page.items()) {
                        writer.append(line.toString()).append('\n');
                    }
                    after = page.next();
                } while (after != null);
            }
            writer.flush();
        };
    }

    @GET
    @Path("/sites.ndjson")
    @Operation(summary = "Every site")
    public StreamingOutput sites() {
        return lines(exports.sites());
    }

    @GET
    @Path("/organisations.ndjson")
    @Operation(summary = "Every organisation of which somebody has said what it is")
    public StreamingOutput organisations() {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            List<OrganisationView> page = exports.organisations(null);
            while (!page.isEmpty()) {
                for (OrganisationView one : page) {
                    writer.append(exports.line(one).toString()).append('\n');
                }
                page = exports.organisations(page.get(page.size() - 1));
            }
            writer.flush();
        };
    }

    @GET
    @Path("/concepts.ndjson")
    @Operation(summary = "Every accepted concept of the vocabulary, in an order in which they can be imported")
    public StreamingOutput concepts() {
        return lines(exports.concepts());
    }

    @GET
    @Path("/vocabulary.ttl")
    @Produces(SkosFormat.TURTLE_TYPE)
    @Operation(summary = "Every accepted topic of the network as SKOS, in Turtle")
    public String turtle(@Context UriInfo here) {
        return topics.written(here.getBaseUri().toString(), SkosFormat.TURTLE);
    }

    @GET
    @Path("/vocabulary.jsonld")
    @Produces(SkosFormat.JSON_LD_TYPE)
    @Operation(summary = "Every accepted topic of the network as SKOS, in JSON-LD")
    public String jsonLd(@Context UriInfo here) {
        return topics.written(here.getBaseUri().toString(), SkosFormat.JSON_LD);
    }

    private static StreamingOutput lines(List<String> lines) {
        return out -> write(lines, new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    private static void write(List<String> lines, Writer writer) throws IOException {
        for (String line : lines) {
            writer.append(line).append('\n');
        }
        writer.flush();
    }
}
