package network.vanguard.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.attachment.Attachment;
import network.vanguard.attachment.AttachmentFinder;
import network.vanguard.attachment.AttachmentJson;
import network.vanguard.collection.CollectionFinder;
import network.vanguard.collection.CollectionView;
import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryJson;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntrySummary;
import network.vanguard.holding.HoldingFinder;
import network.vanguard.holding.RecordedHolder;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationFinder;
import network.vanguard.organisation.OrganisationView;
import network.vanguard.paging.Slice;
import network.vanguard.replica.Reads;
import network.vanguard.support.SupportFinder;

/** What is there, in the shape of import lines. */
@Reads
@ApplicationScoped
class ExportLines {

    private static final int PAGE = 200;
    /** Collections at once: each may have a hundred entries. */
    private static final int COLLECTIONS = 20;

    private static final String SITE = """
            SELECT CAST(jsonb_strip_nulls(jsonb_build_object('kind', 'site', 'externalId', s.external_id, 'slug', s.slug,
                'name', s.name, 'aliases', to_jsonb(s.aliases), 'model', s.model, 'modelName', s.model_name, 'wave', s.wave,
                'announced', s.announced, 'programme', s.programme, 'place', s.place, 'region', s.region,
                'population', CASE WHEN s.population IS NOT NULL THEN jsonb_build_object('approx', s.population,
                    'source', s.population_source, 'verified', s.population_verified, 'note', s.population_note) END,
                'socialMovement', s.movement, 'source', to_jsonb(s.sources), 'verification', s.verification)) AS text)
            FROM site s""";

    /** Only what a curator has accepted: a proposed tag comes back by itself with the entry that carries it. */
    private static final String CONCEPT = """
            SELECT CAST(jsonb_strip_nulls(jsonb_build_object('kind', 'concept', 'externalId', c.external_id, 'slug', c.slug,
                'prefLabel', c.pref_label, 'facet', c.facet, 'definition', c.definition, 'origin', c.origin, 'source', c.source,
                'altLabels', (SELECT jsonb_agg(l.label ORDER BY l.label) FROM concept_label l
                              WHERE l.concept_id = c.id AND NOT l.preferred),
                'broader', (SELECT jsonb_agg(b.slug ORDER BY b.slug) FROM concept_broader r JOIN concept b ON b.id = r.broader_id
                            WHERE r.concept_id = c.id AND b.state = 'accepted' AND b.site_id IS NULL),
                'related', (SELECT jsonb_agg(o.slug ORDER BY o.slug) FROM concept_related r JOIN concept o ON o.id = r.related_id
                            WHERE r.concept_id = c.id AND o.state = 'accepted' AND o.site_id IS NULL %s))) AS text)
            FROM concept c""";

    /** Broader concepts first, and of two related ones the second names the first: so every line finds what it names. */
    private static final String CONCEPTS = """
            WITH RECURSIVE step (id, depth) AS (
                SELECT id, 0 FROM concept WHERE id NOT IN (SELECT concept_id FROM concept_broader)
                UNION ALL SELECT b.concept_id, step.depth + 1 FROM concept_broader b JOIN step ON step.id = b.broader_id),
            place (id, depth) AS (SELECT id, max(depth) FROM step GROUP BY id)
            """ + CONCEPT.formatted("""
            AND (SELECT (p.depth, p.id) FROM place p WHERE p.id = o.id)
                < (SELECT (p.depth, p.id) FROM place p WHERE p.id = c.id)""")
            + " JOIN place ON place.id = c.id WHERE c.state = 'accepted' AND c.site_id IS NULL ORDER BY place.depth, c.id";

    private final Session database;
    private final EntryFinder entries;
    private final AttachmentFinder attachments;
    private final CollectionFinder collections;
    private final HoldingFinder holdings;
    private final OrganisationFinder organisations;
    private final SupportFinder support;
    private final ObjectMapper json;

    ExportLines(Session database, EntryFinder entries, AttachmentFinder attachments, CollectionFinder collections,
            HoldingFinder holdings, OrganisationFinder organisations, SupportFinder support,
            ObjectMapper json) {
        this.database = database;
        this.entries = entries;
        this.attachments = attachments;
        this.collections = collections;
        this.holdings = holdings;
        this.organisations = organisations;
        this.support = support;
        this.json = json;
    }

    /** Every site, by name. */
    @Transactional
    List<String> sites() {
        return database.createNativeQuery(SITE + " ORDER BY s.name, s.id", String.class).getResultList();
    }

    /** The site of that slug. */
    Optional<ObjectNode> site(String slug) {
        return one(SITE + " WHERE s.slug = :name", slug).map(this::parse);
    }

    /** The slug of the site that has this key. */
    Optional<String> slugOfSite(String externalId) {
        return one("SELECT s.slug FROM site s WHERE s.external_id = :name", externalId);
    }

    /** Every accepted concept, in an order in which they can be imported. */
    @Transactional
    List<String> concepts() {
        return database.createNativeQuery(CONCEPTS, String.class).getResultList();
    }

    /** The accepted concept of that slug. */
    Optional<ObjectNode> concept(String slug) {
        return one(CONCEPT.formatted("") + " WHERE c.state = 'accepted' AND c.site_id IS NULL AND c.slug = :name", slug)
                .map(this::parse);
    }

    /** The slug of the concept that has this key. */
    Optional<String> slugOfConcept(String externalId) {
        return one("SELECT c.slug FROM concept c WHERE c.external_id = :name", externalId);
    }

    /**
     * A page of the organisations that everybody may know of; one that is only named comes back by itself with what names it.
     *
     * @param after the last one of the page before, or null
     */
    @Transactional
    List<OrganisationView> organisations(OrganisationView after) {
        return organisations.known(after, PAGE);
    }

    /** Its line. */
    ObjectNode line(OrganisationView organisation) {
        ObjectNode line = json.createObjectNode().put("kind", "organisation").put("slug", organisation.ref().slug());
        line.setAll((ObjectNode) json.valueToTree(organisation.input()));
        line.properties().removeIf(field -> field.getValue().isNull());
        return line;
    }

    /** The entry of that kind and address, if the viewer may read it. */
    Optional<EntryRef> named(EntryKind kind, String slug, Viewer viewer) {
        return database.createNativeQuery("SELECT e.id FROM entry e WHERE e.kind = :kind AND e.slug = :slug", Long.class)
                .setParameter("kind", kind.code()).setParameter("slug", slug).getResultStream().findFirst()
                .flatMap(id -> entries.find(id, viewer)).map(EntrySummary::ref);
    }

    /** The entry that a line names, if the viewer may read it. */
    Optional<EntrySummary> entry(EntryName name, Viewer viewer) {
        if (name.externalId() == null) {
            return entries.find(name.kind(), name.slug(), viewer);
        }
        return database
                .createNativeQuery("SELECT e.id FROM entry e WHERE e.kind = :kind AND e.external_id = :key", Long.class)
                .setParameter("kind", name.kind().code()).setParameter("key", name.externalId()).getResultStream().findFirst()
                .flatMap(id -> entries.find(id, viewer));
    }

    /** That entry, if the viewer may read it. */
    Optional<ObjectNode> entry(long id, Viewer viewer) {
        return entries.find(id, viewer).map(entry -> lines(List.of(entry), viewer).get(0));
    }

    /** A page of the entries that the viewer may read. A few queries, however many rows. */
    @Transactional
    Slice<ObjectNode> entries(EntryFilter filter, String after, Viewer viewer) {
        Slice<EntrySummary> page = entries.list(filter, after, PAGE, viewer);
        return new Slice<>(lines(page.items(), viewer), page.next());
    }

    /** The text as it was last written, and over it what the spine knows better: tags by their slugs, readers, state. */
    private List<ObjectNode> lines(List<EntrySummary> found, Viewer viewer) {
        Map<Long, String> written = new HashMap<>();
        if (!found.isEmpty()) {
            database.createNativeQuery("""
                    SELECT e.id, CAST(r.content AS text) FROM entry e
                    JOIN entry_revision r ON r.entry_id = e.id AND r.revision = e.revision WHERE e.id IN (:ids)""", Tuple.class)
                    .setParameter("ids", found.stream().map(EntrySummary::id).toList()).getResultList()
                    .forEach(row -> written.put(row.get(0, Number.class).longValue(), row.get(1, String.class)));
        }
        Map<Long, List<Attachment>> files = attachments.ofEntries(found.stream().map(EntrySummary::id).toList());
        Map<Long, List<RecordedHolder>> held = holdings.recorded(found.stream().map(EntrySummary::id).toList());
        Map<Long, Map<String, Object>> beside = support.forExport(found, viewer);
        return found.stream().map(entry -> {
            ObjectNode line = json.createObjectNode().put("kind", entry.kind().code());
            line.setAll(parse(written.get(entry.id())));
            line.setAll((ObjectNode) json.valueToTree(EntryJson.of(entry)));
            // these follow from comments, which are no part of the line
            line.remove(List.of("unanswered", "openChallenges"));
            if (files.containsKey(entry.id())) {
                line.set("files", json.valueToTree(files.get(entry.id()).stream().map(AttachmentJson::of).toList()));
            }
            if (held.containsKey(entry.id())) {
                line.set("holding", json.valueToTree(held.get(entry.id())));
            }
            line.setAll((ObjectNode) json.valueToTree(beside.get(entry.id())));
            return withoutNulls(line);
        }).toList();
    }

    /** The lines of what is on these entries, as far as the viewer may read them; after each its own, in order. Two queries. */
    @Transactional
    List<ObjectNode> attachmentLines(List<Long> ids, Viewer viewer) {
        List<EntrySummary> readable = entries.byIds(ids, viewer);
        Map<Long, List<Attachment>> files = attachments.ofEntries(readable.stream().map(EntrySummary::id).toList());
        return readable.stream().flatMap(entry -> files.getOrDefault(entry.id(), List.of()).stream()
                .map(file -> line(EntryName.of(entry), file))).toList();
    }

    /** The pictures and files on these entries, as far as the viewer may read them; in the order of their lines. */
    @Transactional
    List<Attachment> files(List<Long> ids, Viewer viewer) {
        List<Long> readable = entries.byIds(ids, viewer).stream().map(EntrySummary::id).toList();
        Map<Long, List<Attachment>> files = attachments.ofEntries(readable);
        return readable.stream().flatMap(id -> files.getOrDefault(id, List.of()).stream()).filter(file -> !file.video())
                .toList();
    }

    /** Where a ZIP has the bytes. */
    static String part(Attachment file) {
        return "files/" + file.id() + "/" + file.fileName();
    }

    private ObjectNode line(EntryName entry, Attachment file) {
        ObjectNode line = json.createObjectNode().put("kind", "attachment");
        withoutNulls(entry.write(line.putObject("entry")));
        if (file.video()) {
            line.put("url", file.url()).put("title", file.name()).put("transcript", file.transcript());
        } else {
            line.put("file", part(file)).put("name", file.name()).put("type", file.type().mediaType()).put("size", file.size())
                    .put("sha256", file.sha256()).put("caption", file.caption()).put("alt", file.alt())
                    .put("people", file.people());
            if (file.picture() && file.alt() == null) {
                line.put("decoration", true);
            }
        }
        return withoutNulls(line);
    }

    /** The next collections by their numbers; empty at the end. */
    List<CollectionView> collections(long after, Viewer viewer) {
        return collections.after(after, COLLECTIONS, viewer);
    }

    /** A collection as a line. */
    ObjectNode line(CollectionView collection) {
        ObjectNode line = json.createObjectNode().put("kind", "collection").put("slug", collection.ref().slug())
                .put("title", collection.ref().title()).put("body", collection.body())
                .put("visibility", collection.visibility());
        if (collection.archived()) {
            line.put("archived", true);
        }
        ArrayNode items = line.putArray("entries");
        for (CollectionView.Item item : collection.items()) {
            ObjectNode one = items.addObject();
            withoutNulls(EntryName.of(item.entry()).write(one.putObject("entry")));
            one.put("note", item.note());
        }
        return line;
    }

    private static ObjectNode withoutNulls(ObjectNode line) {
        line.properties().removeIf(field -> field.getValue().isNull());
        return line;
    }

    private Optional<String> one(String sql, String name) {
        return name == null
                ? Optional.empty()
                : database.createNativeQuery(sql, String.class).setParameter("name", name).getResultStream().findFirst();
    }

    private ObjectNode parse(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What is stored is not JSON", impossible);
        }
    }
}
