package network.vanguard.collection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.EntryDeed;
import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.text.Markdown;
import network.vanguard.text.SafeHtml;

/** The rows of collections and of what stands in them. */
@ApplicationScoped
class Collections {

    private static final String SELECT = """
            SELECT c.id, c.slug, c.title, c.revision, c.body, c.html, c.visibility, c.archived_at IS NOT NULL AS archived,
                   m.handle, m.name, c.updated_at
            FROM collection c JOIN member m ON m.id = c.author_id WHERE\s""";

    private final Session database;

    Collections(Session database) {
        this.database = database;
    }

    /** A collection without its entries. */
    record Row(CollectionRef ref, String body, SafeHtml html, String visibility, boolean archived, MemberRef author,
            Instant updatedAt) {}

    /** An entry of it and why it is there. */
    record Placed(long entryId, String note) {}

    Optional<Row> bySlug(String slug) {
        return rows("c.slug = :key", slug, "");
    }

    Optional<Row> byId(long id) {
        return rows("c.id = :key", id, "");
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Row> forUpdate(long id) {
        return rows("c.id = :key", id, " FOR NO KEY UPDATE OF c");
    }

    private Optional<Row> rows(String condition, Object key, String lock) {
        return database.createNativeQuery(SELECT + condition + lock, Tuple.class).setParameter("key", key).getResultList()
                .stream().findFirst().map(Collections::row);
    }

    private static Row row(Tuple row) {
        return new Row(ref(row), row.get("body", String.class), SafeHtml.stored(row.get("html", String.class)),
                row.get("visibility", String.class), row.get("archived", Boolean.class),
                new MemberRef(row.get("handle", String.class), row.get("name", String.class)),
                row.get("updated_at", Instant.class));
    }

    boolean slugTaken(String slug) {
        return !database.createNativeQuery("SELECT 1 FROM collection WHERE slug = :slug", Integer.class)
                .setParameter("slug", slug).getResultList().isEmpty();
    }

    /** Those that are in use and that the viewer may read, changed last first, with how many of their entries the viewer may read. */
    List<CollectionSummary> page(Instant beforeTime, long beforeId, int limit, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery("""
                SELECT c.id, c.slug, c.title, c.revision, c.body, c.visibility, c.updated_at,
                       (SELECT count(*) FROM collection_entry i JOIN entry e ON e.id = i.entry_id
                        WHERE i.collection_id = c.id AND #mayRead#) AS entries
                FROM collection c WHERE c.archived_at IS NULL AND (:signedIn OR c.visibility = 'public')
                AND (c.updated_at, c.id) < (:beforeTime, :beforeId) ORDER BY c.updated_at DESC, c.id DESC LIMIT :limit"""
                .replace("#mayRead#", Readers.mayRead("e")), Tuple.class)
                .setParameter("signedIn", viewer.signedIn()).setParameter("beforeTime", beforeTime)
                .setParameter("beforeId", beforeId).setParameter("limit", limit);
        return Readers.bind(query, viewer).getResultList().stream()
                .map(row -> new CollectionSummary(ref(row), row.get("body", String.class), row.get("visibility", String.class),
                        row.get("entries", Number.class).longValue(), row.get("updated_at", Instant.class)))
                .toList();
    }

    /** Those in use that an entry is in and that the viewer may read, by their titles. */
    Question<List<CollectionRef>> with(long entryId, int most, Viewer viewer) {
        return Question.of(database.createNativeQuery("""
                SELECT c.id, c.slug, c.title, c.revision FROM collection_entry i JOIN collection c ON c.id = i.collection_id
                WHERE i.entry_id = :entry AND c.archived_at IS NULL AND (:signedIn OR c.visibility = 'public')
                ORDER BY c.title, c.id LIMIT :most""", Tuple.class).setParameter("entry", entryId)
                .setParameter("signedIn", viewer.signedIn()).setParameter("most", most),
                rows -> rows.stream().map(Collections::ref).toList());
    }

    /** What stands in it, in order, whoever may read it. */
    List<Placed> placed(long id) {
        return placed(List.of(id)).getOrDefault(id, List.of());
    }

    /** The same for several; those with nothing in them are missing. */
    Map<Long, List<Placed>> placed(List<Long> ids) {
        return database.createNativeQuery("SELECT collection_id, entry_id, note FROM collection_entry "
                + "WHERE collection_id = ANY (CAST(:ids AS bigint[])) ORDER BY position, entry_id", Tuple.class)
                .setParameter("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .getResultList().stream().collect(Collectors.groupingBy(row -> row.get("collection_id", Long.class), Collectors
                        .mapping(row -> new Placed(row.get("entry_id", Long.class), row.get("note", String.class)),
                                Collectors.toList())));
    }

    long add(String slug, CollectionInput input, long authorId, Instant now) {
        return database
                .createNativeQuery("""
                INSERT INTO collection (slug, title, body, html, renderer, visibility, revision, author_id, created_at, updated_at)
                VALUES (:slug, :title, :body, :html, :renderer, :visibility, 1, :author, :now, :now) RETURNING id""",
                        Long.class)
                .setParameter("slug", slug).setParameter("title", input.title()).setParameter("body", input.body())
                .setParameter("html", Markdown.render(input.body()).html())
                .setParameter("renderer", Markdown.RENDERER_VERSION).setParameter("visibility", input.visibility())
                .setParameter("author", authorId).setParameter("now", now).getSingleResult();
    }

    void write(long id, CollectionInput input) {
        database.createNativeMutationQuery("UPDATE collection SET title = :title, body = :body, html = :html, "
                + "renderer = :renderer, visibility = :visibility WHERE id = :id").setParameter("title", input.title())
                .setParameter("body", input.body()).setParameter("html", Markdown.render(input.body()).html())
                .setParameter("renderer", Markdown.RENDERER_VERSION).setParameter("visibility", input.visibility())
                .setParameter("id", id).executeUpdate();
    }

    /** Puts an entry at the end, or gives the one that is there another sentence. */
    void put(long id, long entryId, String note, long memberId, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO collection_entry (collection_id, entry_id, position, note, added_by, added_at)
                VALUES (:id, :entry, (SELECT coalesce(max(position), 0) + 1 FROM collection_entry WHERE collection_id = :id), :note,
                        :member, :now)
                ON CONFLICT (collection_id, entry_id) DO UPDATE SET note = excluded.note""").setParameter("id", id)
                .setParameter("entry", entryId).setParameter("note", note).setParameter("member", memberId)
                .setParameter("now", now).executeUpdate();
    }

    boolean remove(long id, long entryId) {
        return database.createNativeMutationQuery(
                "DELETE FROM collection_entry WHERE collection_id = :id AND entry_id = :entry").setParameter("id", id)
                .setParameter("entry", entryId).executeUpdate() > 0;
    }

    /** Two of its entries change places. */
    void swap(long id, long oneId, long otherId) {
        database.createNativeMutationQuery("""
                UPDATE collection_entry i SET position = o.position FROM collection_entry o
                WHERE i.collection_id = :id AND o.collection_id = :id
                AND (i.entry_id = :one AND o.entry_id = :other OR i.entry_id = :other AND o.entry_id = :one)""")
                .setParameter("id", id).setParameter("one", oneId).setParameter("other", otherId).executeUpdate();
    }

    /** It was changed: the next one who writes must have read this. */
    void changed(long id, Instant now) {
        database.createNativeMutationQuery("UPDATE collection SET revision = revision + 1, updated_at = :now WHERE id = :id")
                .setParameter("id", id).setParameter("now", now).executeUpdate();
    }

    /** @param at null brings it back */
    void archive(long id, Instant at) {
        database.createNativeMutationQuery("UPDATE collection SET archived_at = :at WHERE id = :id").setParameter("id", id)
                .setParameter("at", at, Instant.class).executeUpdate();
    }

    void addDeed(long id, Instant at, long actorId, String what) {
        database.createNativeMutationQuery(
                "INSERT INTO collection_deed (collection_id, at, actor_id, what) VALUES (:id, :at, :actor, :what)")
                .setParameter("id", id).setParameter("at", at).setParameter("actor", actorId).setParameter("what", what)
                .executeUpdate();
    }

    /** What was done to it, newest first. */
    List<EntryDeed> deeds(long id, int most) {
        return database.createNativeQuery("""
                SELECT d.at, m.handle, m.name, d.what FROM collection_deed d JOIN member m ON m.id = d.actor_id
                WHERE d.collection_id = :id ORDER BY d.id DESC LIMIT :most""", Tuple.class).setParameter("id", id)
                .setParameter("most", most).getResultList().stream()
                .map(row -> new EntryDeed(row.get("at", Instant.class),
                        new MemberRef(row.get("handle", String.class), row.get("name", String.class)),
                        row.get("what", String.class)))
                .toList();
    }

    /** These of its entries share the places that they have, in this order. */
    void order(long id, List<Long> entryIds) {
        database.createNativeMutationQuery("""
                WITH wanted AS (SELECT entry_id, n FROM unnest(CAST(:entries AS bigint[])) WITH ORDINALITY AS o (entry_id, n)),
                place AS (SELECT position, row_number() OVER (ORDER BY position, entry_id) AS n FROM collection_entry
                          WHERE collection_id = :id AND entry_id IN (SELECT entry_id FROM wanted))
                UPDATE collection_entry i SET position = place.position FROM wanted JOIN place ON place.n = wanted.n
                WHERE i.collection_id = :id AND i.entry_id = wanted.entry_id""").setParameter("id", id)
                .setParameter("entries",
                        entryIds.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .executeUpdate();
    }

    /** The next ones that the viewer may read, by their numbers. */
    List<Row> after(long id, boolean archivedToo, int limit, Viewer viewer) {
        return database.createNativeQuery(SELECT + """
                c.id > :after AND (:signedIn OR c.visibility = 'public') AND (:archivedToo OR c.archived_at IS NULL)
                ORDER BY c.id LIMIT :limit""", Tuple.class).setParameter("after", id)
                .setParameter("signedIn", viewer.signedIn()).setParameter("archivedToo", archivedToo)
                .setParameter("limit", limit).getResultList().stream().map(Collections::row).toList();
    }

    private static CollectionRef ref(Tuple row) {
        return new CollectionRef(row.get("id", Long.class), row.get("slug", String.class), row.get("title", String.class),
                row.get("revision", Integer.class));
    }
}
