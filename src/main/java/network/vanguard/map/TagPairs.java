package network.vanguard.map;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.Readers;
import network.vanguard.member.Viewer;

/** The rows of counted pairs, of what waits to be counted, and of the entries that are counted when somebody looks. */
@ApplicationScoped
class TagPairs {

    /** Most entries of one's sites that are added for a reader, the newest. */
    static final int OWN_MOST = 5_000;
    /** Most entries that are counted for a filter by site or time, the newest. */
    static final int LIVE_MOST = 20_000;
    /** Any number that nothing else locks. */
    private static final long LOCK = 7_261_914_531L;
    /** Of what waits and hides nothing, the newest are added when somebody looks; the rest is counted within a minute. */
    private static final int WAITING_MOST = 500;
    private static final int ROWS_AT_ONCE = 10_000;

    /** Who may read an entry: anybody, the whole network, or fewer. */
    private static final String READERS = "CASE WHEN e.state <> 'published' THEN 0 WHEN e.visibility = 'public' THEN 1 "
            + "WHEN e.visibility = 'network' THEN 2 ELSE 0 END";

    private static final String TAGS = "ARRAY(SELECT t.concept_id FROM entry_tag t WHERE t.entry_id = e.id ORDER BY t.concept_id)";

    /** Topics that changed and wait count at once: their names are shown by the next look. */
    private static final String NAMES = "s.names + coalesce((SELECT max(id) FROM map_change WHERE entry_id = 0), 0) AS names";

    private final Session database;

    TagPairs(Session database) {
        this.database = database;
    }

    // ---------------------------------------------------------------- writing

    /** Puts an entry into the queue as it stands now. */
    void changed(long entryId, Instant now) {
        database.createNativeMutationQuery("INSERT INTO map_change (entry_id, readers, at) SELECT e.id, " + READERS
                + ", CAST(:now AS timestamptz) FROM entry e WHERE e.id = :entry").setParameter("entry", entryId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** A topic was renamed, accepted or taken into another one: its entries are counted anew where they were counted without it. */
    void topicChanged(long conceptId, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO map_change (entry_id, readers, at) SELECT 0, 1, CAST(:now AS timestamptz) UNION ALL
                SELECT e.id, %s, CAST(:now AS timestamptz) FROM entry_tag t JOIN entry e ON e.id = t.entry_id JOIN map_entry m ON m.entry_id = e.id
                WHERE t.concept_id = :concept AND NOT t.concept_id = ANY (m.tags)""".formatted(READERS))
                .setParameter("concept", conceptId).setParameter("now", now).executeUpdate();
    }

    /** Whether this transaction is now the only one of all nodes that counts. */
    boolean lock() {
        return database.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class).setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** How many changes wait, up to a bound, and since when. */
    record Queue(long length, Instant since) {}

    Queue queue(int most) {
        Tuple row = database.createNativeQuery("SELECT count(*) AS length, min(at) AS since FROM (SELECT at FROM map_change "
                + "ORDER BY id LIMIT :most) waiting", Tuple.class).setParameter("most", most).getSingleResult();
        return new Queue(row.get("length", Number.class).longValue(), row.get("since", Instant.class));
    }

    /**
     * Takes the oldest changes from the queue and counts their entries anew.
     *
     * @return how many rows were taken
     */
    int count(int most) {
        List<Long> taken = database.createNativeQuery("DELETE FROM map_change WHERE id IN (SELECT id FROM map_change "
                + "ORDER BY id LIMIT :most) RETURNING entry_id", Long.class).setParameter("most", most).getResultList();
        if (taken.isEmpty()) {
            return 0;
        }
        String entries = array(taken.stream().distinct().sorted().toList());
        TreeMap<Pair, Integer> changes = new TreeMap<>();
        add(changes, -1, database.createNativeQuery(
                "DELETE FROM map_entry WHERE entry_id = ANY (CAST(:entries AS bigint[])) RETURNING kind, readers, tags",
                Tuple.class).setParameter("entries", entries).getResultList());
        add(changes, 1, database.createNativeQuery("""
                INSERT INTO map_entry (entry_id, kind, readers, tags) SELECT * FROM (
                    SELECT e.id, e.kind, %s AS readers, %s AS tags FROM entry e WHERE e.id = ANY (CAST(:entries AS bigint[]))) now
                WHERE readers > 0 AND tags <> '{}' RETURNING kind, readers, tags""".formatted(READERS, TAGS), Tuple.class)
                .setParameter("entries", entries).getResultList());
        changes.values().removeIf(change -> change == 0);
        if (!changes.isEmpty()) {
            write(changes);
        }
        database.createNativeMutationQuery("UPDATE map_state SET counts = counts + :counts, names = names + :names, "
                + "moved = moved + :moved").setParameter("counts", changes.isEmpty() ? 0 : 1)
                .setParameter("names", taken.contains(0L) ? 1 : 0)
                .setParameter("moved", changes.isEmpty() ? 0 : taken.size()).executeUpdate();
        return taken.size();
    }

    private record Pair(long low, long high, String kind, int readers) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byLow = Long.compare(low, other.low);
            int byHigh = Long.compare(high, other.high);
            int byKind = kind.compareTo(other.kind);
            return byLow != 0 ? byLow : byHigh != 0 ? byHigh : byKind != 0 ? byKind : Integer.compare(readers, other.readers);
        }
    }

    private static void add(TreeMap<Pair, Integer> changes, int sign, List<Tuple> rows) {
        for (Tuple row : rows) {
            long[] tags = tags(row, "tags");
            String kind = row.get("kind", String.class);
            int readers = row.get("readers", Number.class).intValue();
            changes.merge(new Pair(0, 0, kind, readers), sign, Integer::sum);
            for (int low = 0; low < tags.length; low++) {
                for (int high = low; high < tags.length; high++) {
                    changes.merge(new Pair(tags[low], tags[high], kind, readers), sign, Integer::sum);
                }
            }
        }
    }

    private void write(TreeMap<Pair, Integer> changes) {
        List<Pair> pairs = List.copyOf(changes.keySet());
        database.createNativeMutationQuery("""
                INSERT INTO tag_pair (low, high, kind, readers, shared)
                SELECT * FROM unnest(CAST(:low AS bigint[]), CAST(:high AS bigint[]), CAST(:kind AS text[]),
                                     CAST(:readers AS smallint[]), CAST(:shared AS integer[]))
                ON CONFLICT (low, high, kind, readers) DO UPDATE SET shared = tag_pair.shared + excluded.shared""")
                .setParameter("low", array(pairs.stream().map(Pair::low).toList()))
                .setParameter("high", array(pairs.stream().map(Pair::high).toList()))
                .setParameter("kind", array(pairs.stream().map(Pair::kind).toList()))
                .setParameter("readers", array(pairs.stream().map(Pair::readers).toList()))
                .setParameter("shared", array(changes.values())).executeUpdate();
        database.createNativeMutationQuery("DELETE FROM tag_pair WHERE shared <= 0").executeUpdate();
    }

    /**
     * Puts entries into the queue that were counted otherwise than they stand, for whatever reason: one piece of all entries.
     *
     * @param after the greatest number of the piece before
     * @return the greatest number of this piece, or null at the end
     */
    Long check(long after, int most, Instant now) {
        Long last = database.createNativeQuery("SELECT max(id) FROM (SELECT id FROM entry WHERE id > :after ORDER BY id "
                + "LIMIT :most) piece", Long.class).setParameter("after", after).setParameter("most", most).getSingleResult();
        database.createNativeMutationQuery("""
                INSERT INTO map_change (entry_id, readers, at)
                SELECT e.id, now.readers, CAST(:now AS timestamptz) FROM entry e CROSS JOIN LATERAL (SELECT %s AS readers, %s AS tags) now
                LEFT JOIN map_entry m ON m.entry_id = e.id
                WHERE e.id > :after AND e.id <= :last AND (coalesce(m.readers, 0), coalesce(m.tags, '{}'))
                    <> (CASE WHEN now.tags = '{}' THEN 0 ELSE now.readers END,
                        CASE WHEN now.readers = 0 THEN '{}' ELSE now.tags END)
                UNION ALL SELECT m.entry_id, 0, CAST(:now AS timestamptz) FROM map_entry m WHERE m.entry_id > :after AND m.entry_id <= :last
                    AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = m.entry_id)""".formatted(READERS, TAGS))
                .setParameter("after", after).setParameter("last", last == null ? Long.MAX_VALUE : last)
                .setParameter("now", now).executeUpdate();
        return last;
    }

    // ---------------------------------------------------------------- reading

    /** Which counts and names are in force. */
    record State(long counts, long names) {}

    State state() {
        return state(
                database.createNativeQuery("SELECT counts, " + NAMES + " FROM map_state s", Tuple.class).getSingleResult());
    }

    /** What has to be taken off the counts, and what has to be added, to be right at this moment. */
    record Waiting(State state, List<long[]> less, List<long[]> more) {}

    /**
     * What waits to be counted, for readers of that width; in one statement, so that it fits the counts that it names.
     *
     * @param readers 1 for anybody, 2 for whoever is signed in
     * @param kind    null for all
     */
    Waiting waiting(int readers, EntryKind kind) {
        List<Tuple> rows = database.createNativeQuery("""
                WITH waiting AS (
                    SELECT entry_id FROM map_change WHERE readers <> 1
                    UNION SELECT entry_id FROM (SELECT entry_id FROM map_change ORDER BY id DESC LIMIT :most) newest),
                one AS (
                    SELECT coalesce(m.readers, 0) AS old_readers, m.tags AS old_tags, coalesce(%s, 0) AS new_readers, %s AS new_tags
                    FROM waiting w LEFT JOIN map_entry m ON m.entry_id = w.entry_id LEFT JOIN entry e ON e.id = w.entry_id
                    WHERE :kind IN ('', m.kind, e.kind))
                SELECT s.counts, %s, one.*
                FROM map_state s LEFT JOIN one ON one.old_readers <> one.new_readers OR one.old_tags <> one.new_tags"""
                .formatted(READERS, TAGS, NAMES), Tuple.class).setParameter("most", WAITING_MOST)
                .setParameter("kind", code(kind))
                .getResultList();
        List<long[]> less = new ArrayList<>();
        List<long[]> more = new ArrayList<>();
        for (Tuple row : rows) {
            if (row.get("old_readers") != null) {
                take(less, row, "old_readers", "old_tags", readers);
                take(more, row, "new_readers", "new_tags", readers);
            }
        }
        return new Waiting(state(rows.get(0)), less, more);
    }

    private static void take(List<long[]> into, Tuple row, String readers, String tags, int upTo) {
        int width = row.get(readers, Number.class).intValue();
        if (width > 0 && width <= upTo && tags(row, tags).length > 0) {
            into.add(tags(row, tags));
        }
    }

    /** The counts in force for readers of that width, and which they are. */
    record Counted(State state, CoUse use) {}

    /** All of them: at 300,000 pairs about half a second. Concepts that the topics do not know are passed over. */
    Counted counted(int readers, EntryKind kind, Topics topics, State expected) {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT low, high, sum(shared) AS shared, (SELECT counts FROM map_state) AS counts FROM tag_pair
                    WHERE readers <= ? AND (? = '' OR kind = ?) GROUP BY low, high ORDER BY low, high""")) {
                statement.setInt(1, readers);
                statement.setString(2, code(kind));
                statement.setString(3, code(kind));
                statement.setFetchSize(ROWS_AT_ONCE);
                long[] pairs = new long[ROWS_AT_ONCE];
                int[] shared = new int[ROWS_AT_ONCE];
                int size = 0;
                long entries = 0;
                // Where nothing is counted there is no row to say which counts these are.
                long counts = expected.counts();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        counts = rows.getLong(4);
                        if (rows.getLong(1) == 0) {
                            entries = rows.getLong(3);
                            continue;
                        }
                        int low = topics.place(rows.getLong(1));
                        int high = topics.place(rows.getLong(2));
                        if (low >= 0 && high >= 0) {
                            if (size == pairs.length) {
                                pairs = Arrays.copyOf(pairs, size * 2);
                                shared = Arrays.copyOf(shared, size * 2);
                            }
                            pairs[size] = CoUse.pair(low, high);
                            shared[size++] = rows.getInt(3);
                        }
                    }
                }
                return new Counted(new State(counts, expected.names()),
                        new CoUse(entries, Arrays.copyOf(pairs, size), Arrays.copyOf(shared, size)));
            }
        });
    }

    /** Every concept that is accepted or proposed, and its theme; what a site keeps for itself is not on the map. */
    Topics topics() {
        List<Theme> themes = database.createNativeQuery("SELECT id, name FROM theme ORDER BY id", Tuple.class).getResultList()
                .stream().map(row -> new Theme(row.get("id", Long.class), row.get("name", String.class))).toList();
        Map<Long, Theme> byId = themes.stream().collect(Collectors.toMap(Theme::id, theme -> theme));
        return new Topics(database.createNativeQuery("""
                SELECT c.id, c.slug, c.pref_label, c.facet, c.state, t.theme_id FROM concept c LEFT JOIN theme_tag t ON t.concept_id = c.id
                WHERE c.state IN ('accepted', 'proposed') AND c.site_id IS NULL ORDER BY c.id""", Tuple.class).getResultList()
                .stream()
                .map(row -> new Topics.Topic(row.get("id", Long.class), row.get("slug", String.class),
                        row.get("pref_label", String.class), row.get("facet", String.class),
                        "proposed".equals(row.get("state", String.class)), byId.get(row.get("theme_id", Long.class))))
                .toList(), themes);
    }

    /** The topics of entries that only a site may read and the viewer belongs to those who may: the newest {@value #OWN_MOST}. */
    List<long[]> ofOwnSites(EntryKind kind, Viewer viewer) {
        return Readers.bind(database.createNativeQuery("""
                SELECT %s AS tags FROM entry e WHERE e.state = 'published' AND e.visibility = 'site'
                AND (e.site_id = ANY (CAST(:sites AS bigint[])) OR e.author_id = :me OR :curator) AND %s AND :kind IN ('', e.kind)
                ORDER BY e.published_at DESC, e.id DESC LIMIT :most""".formatted(TAGS, Readers.mayRead("e")), Tuple.class)
                .setParameter("kind", code(kind)).setParameter("most", OWN_MOST), viewer).getResultList().stream()
                .map(row -> tags(row, "tags")).filter(tags -> tags.length > 0).toList();
    }

    /** The topics of the newest entries of that kind, site and time that the viewer may read; entries of circles are never counted. */
    List<long[]> newest(EntryKind kind, String site, LocalDate since, LocalDate until, Viewer viewer) {
        StringBuilder sql = new StringBuilder("SELECT " + TAGS + " AS tags FROM entry e WHERE e.state = 'published' "
                + "AND e.visibility <> 'circle' AND " + Readers.mayRead("e"));
        Map<String, Object> parameters = new HashMap<>();
        Published.restrict(sql, parameters, kind, site, since, until);
        sql.append(" ORDER BY e.published_at DESC, e.id DESC LIMIT :most");
        NativeQuery<Tuple> query = database.createNativeQuery(sql.toString(), Tuple.class).setParameter("most", LIVE_MOST);
        parameters.forEach(query::setParameter);
        return Readers.bind(query, viewer).getResultList().stream().map(row -> tags(row, "tags"))
                .filter(tags -> tags.length > 0).toList();
    }

    private static State state(Tuple row) {
        return new State(row.get("counts", Number.class).longValue(), row.get("names", Number.class).longValue());
    }

    private static long[] tags(Tuple row, String column) {
        return Arrays.stream(row.get(column, Long[].class)).mapToLong(Long::longValue).toArray();
    }

    private static String code(EntryKind kind) {
        return kind == null ? "" : kind.code();
    }

    private static String array(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
