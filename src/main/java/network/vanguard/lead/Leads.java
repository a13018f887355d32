package network.vanguard.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.Readers;
import network.vanguard.lead.LeadView.Decision;
import network.vanguard.lead.LeadView.Mention;
import network.vanguard.lead.LeadView.Page;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;

/** The rows of leads and of what points to them. */
@ApplicationScoped
class Leads {

    /** Held while one is looked for and made, so that two people who name the same thing at once make one. */
    private static final long MAKING = 0x6c656164L;
    private static final int MENTIONS_SHOWN = 5;

    private static final String MENTIONED = """
            FROM lead_mention n LEFT JOIN comment c ON c.id = n.comment_id JOIN entry e ON e.id = coalesce(n.entry_id, c.entry_id)
            WHERE (c.state = 'visible' OR n.comment_id IS NULL AND e.state IN ('published', 'archived')) AND\s"""
            + Readers.mayRead("e");
    private static final String SELECT = """
            SELECT l.id, l.state, l.address, l.found_at, l.seen_at, l.title, l.hash, l.checked_at, l.status, l.trouble, l.decided_at,
                   l.reason, m.handle, m.name, s.id AS stub_id, s.kind, s.slug, s.title AS stub_title, s.revision, s.state AS stub_state
            FROM lead l LEFT JOIN member m ON m.id = l.decided_by LEFT JOIN entry s ON s.id = l.stub_id AND\s"""
            + Readers.mayRead("s") + " WHERE EXISTS (SELECT 1 " + MENTIONED + " AND n.lead_id = l.id) AND ";

    private final Session database;

    Leads(Session database) {
        this.database = database;
    }

    /** A comment that the whole network can read: who wrote it, and its text as HTML. */
    record Said(long authorId, String html) {}

    /** A page to look at. */
    record Due(long id, String address) {}

    /** The comment, while it can be read and its entry is open to the network or to everybody. */
    Optional<Said> said(long commentId) {
        return database.createNativeQuery("""
                SELECT c.author_id, c.html FROM comment c JOIN entry e ON e.id = c.entry_id
                WHERE c.id = :id AND c.state = 'visible' AND e.state IN ('published', 'archived')
                AND e.visibility IN ('public', 'network')""", Tuple.class).setParameter("id", commentId).getResultList()
                .stream()
                .findFirst().map(row -> new Said(row.get("author_id", Long.class), row.get("html", String.class)));
    }

    /** Whether an entry that is published names one of these as where its facts come from. */
    boolean known(Collection<String> addresses) {
        return !database.createNativeQuery("SELECT 1 FROM entry WHERE state IN ('published', 'archived') "
                + "AND sources && CAST(:addresses AS text[]) LIMIT 1", Integer.class)
                .setParameter("addresses", addresses.toArray(String[]::new)).getResultList().isEmpty();
    }

    /** Until the transaction ends nobody else makes one. */
    void lock() {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:making)", Integer.class)
                .setParameter("making", MAKING).getSingleResult();
    }

    Optional<Long> byAddress(String key) {
        return first("SELECT id FROM lead WHERE address_key = :key", key);
    }

    Optional<Long> byName(String name) {
        return first("SELECT min(lead_id) FROM lead_mention WHERE name_key = :key HAVING count(*) > 0", nameKey(name));
    }

    private Optional<Long> first(String sql, String key) {
        return database.createNativeQuery(sql, Long.class).setParameter("key", key).getResultList().stream().findFirst();
    }

    long add(WebAddress address, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO lead (state, address, address_key, found_at, due_at)
                VALUES ('open', :address, :key, :now, :due) RETURNING id""", Long.class)
                .setParameter("address", address == null ? null : address.text(), String.class)
                .setParameter("key", address == null ? null : address.key(), String.class)
                .setParameter("now", now)
                .setParameter("due", address == null ? null : now, Instant.class).getSingleResult();
    }

    /** Gives an address to one that had none. */
    void address(long id, WebAddress address, Instant now) {
        database.createNativeMutationQuery(
                "UPDATE lead SET address = :address, address_key = :key, due_at = :now WHERE id = :id AND address IS NULL")
                .setParameter("address", address.text()).setParameter("key", address.key()).setParameter("now", now)
                .setParameter("id", id).executeUpdate();
    }

    /** @param memberId who pointed at it; null for the machine */
    void mention(long id, Place place, String name, Long memberId, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO lead_mention (lead_id, comment_id, entry_id, name, name_key, by_id, at)
                VALUES (:id, :comment, :entry, :name, :key, :member, :now)
                ON CONFLICT (lead_id, comment_id, entry_id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
                    by_id = excluded.by_id WHERE lead_mention.by_id IS NULL AND excluded.by_id IS NOT NULL""")
                .setParameter("id", id).setParameter("comment", place.comment(), Long.class)
                .setParameter("entry", place.entry(), Long.class).setParameter("name", name)
                .setParameter("key", nameKey(name)).setParameter("member", memberId, Long.class).setParameter("now", now)
                .executeUpdate();
    }

    /** What it became, if anything. */
    Optional<Long> stubOf(long id) {
        return database.createNativeQuery("SELECT stub_id FROM lead WHERE id = :id AND stub_id IS NOT NULL", Long.class)
                .setParameter("id", id).getResultList().stream().findFirst();
    }

    /** Open ones of which the viewer may read a comment, from behind that number. */
    List<LeadView> open(long after, int limit, Viewer viewer) {
        return views(SELECT + "l.state = 'open' AND l.id > :after ORDER BY l.id LIMIT :limit",
                Map.of("after", after, "limit", limit), viewer);
    }

    /** Decided ones, the last decided first. */
    List<LeadView> decided(int limit, Viewer viewer) {
        return views(SELECT + "l.state <> 'open' ORDER BY l.decided_at DESC, l.id DESC LIMIT :limit", Map.of("limit", limit),
                viewer);
    }

    Optional<LeadView> one(long id, Viewer viewer) {
        return views(SELECT + "l.id = :id", Map.of("id", id), viewer).stream().findFirst();
    }

    /** Nobody else decides on it until the transaction ends. */
    void lock(long id) {
        database.createNativeQuery("SELECT id FROM lead WHERE id = :id FOR UPDATE", Long.class).setParameter("id", id)
                .getResultList();
    }

    void decide(long id, String state, String reason, Long stubId, long memberId, Instant now) {
        database.createNativeMutationQuery("UPDATE lead SET state = :state, reason = :reason, stub_id = :stub, "
                + "decided_by = :member, decided_at = :now WHERE id = :id").setParameter("state", state)
                .setParameter("reason", reason, String.class).setParameter("stub", stubId, Long.class)
                .setParameter("member", memberId).setParameter("now", now).setParameter("id", id).executeUpdate();
    }

    /** What that person's comments, notes and discussions point to, the newest first. */
    List<PointedOut> of(Viewer author, int limit) {
        NativeQuery<Tuple> query = database.createNativeQuery("""
                SELECT n.name, l.state, n.comment_id, n.entry_id, l.reason, s.id AS stub_id, s.kind, s.slug, s.title AS stub_title, s.revision,
                       s.state AS stub_state
                FROM (SELECT n.* FROM comment mine JOIN lead_mention n ON n.comment_id = mine.id
                      WHERE mine.author_id = :author AND mine.state = 'visible'
                      UNION ALL SELECT n.* FROM entry mine JOIN lead_mention n ON n.entry_id = mine.id
                      WHERE mine.author_id = :author AND mine.state = 'published') n JOIN lead l ON l.id = n.lead_id
                LEFT JOIN entry s ON s.id = l.stub_id AND #mayRead#
                ORDER BY n.at DESC, l.id LIMIT :limit"""
                .replace("#mayRead#", Readers.mayRead("s")), Tuple.class)
                .setParameter("author", author.memberId()).setParameter("limit", limit);
        return Readers.bind(query, author).getResultList().stream()
                .map(row -> new PointedOut(row.get("name", String.class), row.get("state", String.class),
                        place(row).url(), row.get("reason", String.class), stub(row)))
                .toList();
    }

    /** The next pages to look at; nobody else is given them within that time. */
    List<Due> due(Instant now, Instant again, int most) {
        return database.createNativeQuery("""
                UPDATE lead SET due_at = :again WHERE id IN (SELECT id FROM lead WHERE due_at <= :now ORDER BY due_at LIMIT :most
                    FOR UPDATE SKIP LOCKED) RETURNING id, address""", Tuple.class).setParameter("now", now)
                .setParameter("again", again).setParameter("most", most).getResultList().stream()
                .map(row -> new Due(row.get("id", Long.class), row.get("address", String.class))).toList();
    }

    /** What was seen last stays when a page is gone. */
    void looked(long id, PageCapture.Looked looked, Instant now) {
        database.createNativeMutationQuery(
                "UPDATE lead SET checked_at = :now, status = :status, trouble = :trouble WHERE id = :id")
                .setParameter("now", now).setParameter("status", looked.status(), Integer.class)
                .setParameter("trouble", looked.trouble(), String.class).setParameter("id", id).executeUpdate();
        if (looked.there()) {
            database.createNativeMutationQuery("UPDATE lead SET seen_at = :now, title = :title, hash = :hash WHERE id = :id")
                    .setParameter("now", now).setParameter("title", looked.title(), String.class)
                    .setParameter("hash", looked.hash()).setParameter("id", id).executeUpdate();
        }
    }

    private List<LeadView> views(String sql, Map<String, Object> parameters, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        List<Tuple> rows = Readers.bind(query, viewer).getResultList();
        Map<Long, List<Mention>> mentions = mentions(rows.stream().map(row -> row.get("id", Long.class)).toList(), viewer);
        return rows.stream().map(row -> new LeadView(row.get("id", Long.class), row.get("state", String.class),
                row.get("address", String.class), row.get("found_at", Instant.class),
                new Page(row.get("seen_at", Instant.class), row.get("title", String.class), row.get("hash", String.class),
                        row.get("checked_at", Instant.class), row.get("status", Integer.class),
                        row.get("trouble", String.class)),
                mentions.getOrDefault(row.get("id", Long.class), List.of()),
                row.get("handle", String.class) == null
                        ? null
                        : new Decision(new MemberRef(row.get("handle", String.class), row.get("name", String.class)),
                                row.get("decided_at", Instant.class), row.get("reason", String.class)),
                stub(row))).toList();
    }

    private Map<Long, List<Mention>> mentions(List<Long> ids, Viewer viewer) {
        Map<Long, List<Mention>> mentions = new HashMap<>();
        if (!ids.isEmpty()) {
            NativeQuery<Tuple> query = database.createNativeQuery(
                    "SELECT * FROM (SELECT n.lead_id, n.name, CASE WHEN n.entry_id IS NULL THEN c.author_id ELSE e.author_id END AS "
                            + "author_id, n.comment_id, n.entry_id, e.title, n.at, "
                            + "n.entry_id IS NULL AND c.spoken_role IS NOT NULL AS as_role, "
                            + "row_number() OVER (PARTITION BY n.lead_id ORDER BY n.at, n.comment_id, n.entry_id) AS place "
                            + MENTIONED
                            + " AND n.lead_id IN (:ids)) mention JOIN (SELECT id AS member_id, handle, name AS author_name "
                            + "FROM member) m ON m.member_id = mention.author_id WHERE place <= :most ORDER BY lead_id, place",
                    Tuple.class).setParameter("ids", ids).setParameter("most", MENTIONS_SHOWN);
            Readers.bind(query, viewer).getResultList().forEach(row -> mentions
                    .computeIfAbsent(row.get("lead_id", Long.class), any -> new ArrayList<>())
                    .add(new Mention(row.get("name", String.class),
                            row.get("as_role", Boolean.class)
                                    ? new MemberRef("", "Somebody who speaks as their role")
                                    : new MemberRef(row.get("handle", String.class), row.get("author_name", String.class)),
                            row.get("comment_id", Long.class), place(row).url(), row.get("title", String.class),
                            row.get("at", Instant.class))));
        }
        return mentions;
    }

    /** Everything that points to it, whoever may read it. */
    List<Place> places(long id) {
        return database.createNativeQuery("SELECT comment_id, entry_id FROM lead_mention WHERE lead_id = :id", Tuple.class)
                .setParameter("id", id).getResultList().stream().map(Leads::place).toList();
    }

    private static Place place(Tuple row) {
        return new Place(row.get("comment_id", Long.class), row.get("entry_id", Long.class));
    }

    private static EntryRef stub(Tuple row) {
        return row.get("stub_id", Long.class) == null
                ? null
                : new EntryRef(row.get("stub_id", Long.class), EntryKind.of(row.get("kind", String.class)).orElseThrow(),
                        row.get("slug", String.class), row.get("stub_title", String.class), row.get("revision", Integer.class),
                        EntryState.of(row.get("stub_state", String.class)).orElseThrow());
    }

    private static String nameKey(String name) {
        return List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream().filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The texts in which a draft says by whom it was pointed out. */
    private static final Map<String, List<String>> TEXTS = Map.of("entry", List.of("id", "summary", "body_text"), "case_study",
            List.of("entry_id", "background", "background_html"), "entry_revision", List.of("entry_id", "content"));

    /**
     * Takes a name from drafts that were begun from leads.
     *
     * @param names as it may be written
     * @return the entries that were changed
     */
    List<Long> forget(List<String> names, String handle, String newHandle) {
        String name = "Pointed out by (\\[|<a [^>]*>)?(" + names.stream().distinct()
                .map(one -> one.replaceAll("([^\\p{L}\\p{N} ])", "\\\\$1")).collect(Collectors.joining("|")) + ")";
        String address = "/members/" + handle + "(?![a-z0-9-])";
        Set<Long> changed = new TreeSet<>();
        TEXTS.forEach((table, columns) -> columns.stream().skip(1).forEach(column -> {
            String text = "CAST(" + column + " AS text)";
            changed.addAll(database
                    .createNativeQuery("UPDATE " + table + " SET " + column + " = CAST(regexp_replace(regexp_replace("
                            + text + ", :name, 'Pointed out by \\1a former member', 'g'), :address, :now, 'g') AS "
                            + (column.equals("content") ? "jsonb" : "text") + ") WHERE " + columns.get(0)
                            + " IN (SELECT stub_id FROM lead) AND (" + text + " ~ :name OR " + text + " ~ :address) RETURNING "
                            + columns.get(0), Long.class)
                    .setParameter("name", name).setParameter("address", address)
                    .setParameter("now", "/members/" + newHandle).getResultList());
        }));
        return List.copyOf(changed);
    }
}
