package network.vanguard.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.vertx.http.Uncompressed;

import network.vanguard.attachment.Attachment;
import network.vanguard.attachment.AttachmentFinder;
import network.vanguard.attachment.FileContent;
import network.vanguard.audit.AuditLog;
import network.vanguard.collection.CollectionView;
import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryState;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationView;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;

/**
 * What is there as import lines. To move everything: the sites, then the concepts and organisations, then the entries with their files, then
 * the collections.
 */
@Path("/api/v1/exports")
@Produces(ImportFormat.NDJSON_TYPE)
@Tag(name = "Exports")
public class ExportApi {

    private static final List<EntryState> STATES = List.of(EntryState.PUBLISHED, EntryState.ARCHIVED, EntryState.SUBMITTED,
            EntryState.IN_REVIEW, EntryState.DRAFT);

    private static final int FILES_AT_ONCE = 100;

    private final ExportLines exports;
    private final AttachmentFinder attachments;
    private final TopicFileService topics;
    private final AuditLog log;
    private final CurrentViewer viewer;

    ExportApi(ExportLines exports, AttachmentFinder attachments, TopicFileService topics, AuditLog log,
            CurrentViewer viewer) {
        this.exports = exports;
        this.attachments = attachments;
        this.topics = topics;
        this.log = log;
        this.viewer = viewer;
    }

    @GET
    @Paced(Doing.EXPORT)
    @Path("/entries.ndjson")
    @Operation(summary = "Every entry that you may read, published or not, newest first")
    public StreamingOutput entries(@RestQuery String kind, @RestQuery String tag, @RestQuery String site) {
        EntryFilter filter = filter(kind, tag, site);
        // asked for now: the writing begins when the request's own beans are gone
        Viewer reader = viewer.get();
        log.exported("entries.ndjson", reader);
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            eachPage(filter, reader, page -> {
                for (ObjectNode line : page) {
                    writer.append(line.toString()).append('\n');
                }
            });
            writer.flush();
        };
    }

    @GET
    @Paced(Doing.EXPORT)
    @Path("/entries.zip")
    @Produces(ImportFormat.ZIP_TYPE)
    @Uncompressed
    @Operation(summary = "The same with what is on the entries: a ZIP with the lines, of entries and of their pictures, files and videos, in "
            + "lines.ndjson, and with each picture and file. Import it as it is")
    @APIResponse(responseCode = "200", description = "The ZIP", content = @Content(mediaType = ImportFormat.ZIP_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response withFiles(@RestQuery String kind, @RestQuery String tag, @RestQuery String site) {
        EntryFilter filter = filter(kind, tag, site);
        Viewer reader = viewer.get();
        log.exported("entries.zip", reader);
        StreamingOutput zip = out -> pack(filter, reader, out);
        return Response.ok(zip).header("Content-Disposition", "attachment; filename=\"entries.zip\"").build();
    }

    @GET
    @Paced(Doing.EXPORT)
    @Path("/collections.ndjson")
    @Operation(summary = "Every collection that you may read, with those of its entries that you may read; those out of use for curators only")
    public StreamingOutput collections() {
        Viewer reader = viewer.get();
        log.exported("collections.ndjson", reader);
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            List<CollectionView> page = exports.collections(0, reader);
            while (!page.isEmpty()) {
                for (CollectionView collection : page) {
                    writer.append(exports.line(collection).toString()).append('\n');
                }
                page = exports.collections(page.get(page.size() - 1).ref().id(), reader);
            }
            writer.flush();
        };
    }

    /** The lines first, then the files that they name: by numbers kept from the first, and only what may still be read. */
    private void pack(EntryFilter filter, Viewer reader, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(PackedLines.LINES));
        Writer writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        List<Long> withFiles = new ArrayList<>();
        eachPage(filter, reader, page -> {
            for (ObjectNode line : page) {
                writer.append(line.toString()).append('\n');
            }
            List<Long> ids = page.stream().filter(line -> line.has("files")).map(line -> line.get("id").asLong()).toList();
            for (ObjectNode line : exports.attachmentLines(ids, reader)) {
                writer.append(line.toString()).append('\n');
            }
            withFiles.addAll(ids);
        });
        writer.flush();
        zip.closeEntry();
        for (int from = 0; from < withFiles.size(); from += FILES_AT_ONCE) {
            List<Long> ids = withFiles.subList(from, Math.min(withFiles.size(), from + FILES_AT_ONCE));
            for (Attachment file : exports.files(ids, reader)) {
                zip.putNextEntry(new ZipEntry(ExportLines.part(file)));
                attachments.write(new FileContent(file, false), zip);
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    private interface Page {
        void write(List<ObjectNode> lines) throws IOException;
    }

    private void eachPage(EntryFilter filter, Viewer reader, Page work) throws IOException {
        for (EntryState state : STATES) {
            String after = null;
            do {
                Slice<ObjectNode> page = exports.entries(filter.withState(state), after, reader);
                work.write(page.items());
                after = page.next();
            } while (after != null);
        }
    }

    private static EntryFilter filter(String kind, String tag, String site) {
        EntryKind wanted = kind == null || kind.isBlank()
                ? null
                : EntryKind.of(kind).orElseThrow(() -> Invalid.request("kind", "There is no such kind of entry."));
        return EntryFilter.ofKind(wanted).withTag(tag).withSite(site).withExpired();
    }

    @GET
    @Path("/sites.ndjson")
    @Operation(summary = "Every site")
    public StreamingOutput sites() {
        log.exported("sites.ndjson", viewer.get());
        return lines(exports.sites());
    }

    @GET
    @Path("/organisations.ndjson")
    @Operation(summary = "Every organisation of which somebody has said what it is")
    public StreamingOutput organisations() {
        log.exported("organisations.ndjson", viewer.get());
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
        log.exported("concepts.ndjson", viewer.get());
        return lines(exports.concepts());
    }

    @GET
    @Path("/vocabulary.ttl")
    @Produces(SkosFormat.TURTLE_TYPE)
    @Operation(summary = "Every accepted topic of the network as SKOS, in Turtle")
    public String turtle(@Context UriInfo here) {
        log.exported("vocabulary.ttl", viewer.get());
        return topics.written(here.getBaseUri().toString(), SkosFormat.TURTLE);
    }

    @GET
    @Path("/vocabulary.jsonld")
    @Produces(SkosFormat.JSON_LD_TYPE)
    @Operation(summary = "Every accepted topic of the network as SKOS, in JSON-LD")
    public String jsonLd(@Context UriInfo here) {
        log.exported("vocabulary.jsonld", viewer.get());
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
