package network.vanguard.link;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.entry.Readers;
import network.vanguard.link.EntryFeatures.Choice;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/** The stored lists of similar entries, the epochs whose weights they are made with, and what has changed since. */
@ApplicationScoped
class RelatedLists {

    private static final String LINKED_ENTRY = """
            SELECT m.entry_id, m.version, m.tags, m.words,
                   coalesce(array_agg(f.feature ORDER BY f.feature) FILTER (WHERE f.feature IS NOT NULL), '{}'),
                   coalesce(array_agg(least(f.amount, 32767) ORDER BY f.feature) FILTER (WHERE f.feature IS NOT NULL), '{}')
            FROM (SELECT * FROM entry_measure WHERE %s) m LEFT JOIN entry_feature f ON f.entry_id = m.entry_id
            GROUP BY m.entry_id, m.version, m.tags, m.words ORDER BY m.entry_id""";

    /** So many of those that were asked for are expected to be hidden from a reader; more only cost time. */
    private static final int HIDDEN = 5;

    private final Session database;

    RelatedLists(Session database) {
        this.database = database;
    }

    /** What waits to be followed: concepts, or entries. */
    record Waiting(boolean concepts, boolean entries) {

        boolean any() {
            return concepts || entries;
        }
    }

    /** A row that says that an entry has changed. */
    record Change(long id, long entryId) {}

    /**
     * A stored list and where it ends.
     *
     * @param score of the last neighbour; zero for an empty list
     */
    record End(long entryId, long version, long[] neighbours, long score) {

        /** Zero for an empty list. */
        long last() {
            return neighbours.length == 0 ? 0 : neighbours[neighbours.length - 1];
        }
    }

    // ---------------------------------------------------------------- the lease

    /**
     * Whether this node keeps the lists for the next seconds: it did before, or nobody does. Holds off any other until the transaction is
     * over.
     */
    boolean keep(String node, int seconds) {
        return !read("""
                UPDATE link_keeper SET holder = ?, until = clock_timestamp() + make_interval(secs => ?)
                WHERE holder = ? OR until < clock_timestamp() RETURNING holder""", statement -> {
            statement.setString(1, node);
            statement.setDouble(2, seconds);
            statement.setString(3, node);
        }, row -> row.getString(1)).isEmpty();
    }

    /** Lets another node keep the lists at once. */
    void release(String node) {
        database.createNativeMutationQuery("UPDATE link_keeper SET until = '-infinity' WHERE holder = :node")
                .setParameter("node", node).executeUpdate();
    }

    // ---------------------------------------------------------------- changes

    Waiting waiting() {
        return read("SELECT EXISTS (SELECT 1 FROM link_concept_change), EXISTS (SELECT 1 FROM link_change)", NOTHING,
                row -> new Waiting(row.getBoolean(1), row.getBoolean(2))).get(0);
    }

    /** What has changed and was not followed yet, the oldest first. */
    List<Change> changes(int most) {
        return read("SELECT id, entry_id FROM link_change ORDER BY id LIMIT ?", statement -> statement.setInt(1, most),
                row -> new Change(row.getLong(1), row.getLong(2)));
    }

    /** The entries that wait to be followed. */
    List<Long> pending() {
        return read("SELECT DISTINCT entry_id FROM link_change", NOTHING, row -> row.getLong(1));
    }

    /** Says that these were followed. */
    void remove(Collection<Change> changes) {
        long[] ids = changes.stream().mapToLong(Change::id).toArray();
        run("DELETE FROM link_change WHERE id = ANY (?)", statement -> statement.setArray(1, array(statement, ids)));
    }

    // ---------------------------------------------------------------- entries

    /** Entries with features, by id. */
    List<LinkedEntry> entriesAfter(long id, int most) {
        return read(LINKED_ENTRY.formatted("entry_id > ? ORDER BY entry_id LIMIT ?"), statement -> {
            statement.setLong(1, id);
            statement.setInt(2, most);
        }, RelatedLists::linkedEntry);
    }

    /** Those of the entries that have features. */
    List<LinkedEntry> entries(Collection<Long> ids) {
        return read(LINKED_ENTRY.formatted("entry_id = ANY (?)"),
                statement -> statement.setArray(1,
                        array(statement, ids.stream().mapToLong(Long::longValue).toArray())),
                RelatedLists::linkedEntry);
    }

    private static LinkedEntry linkedEntry(ResultSet row) throws SQLException {
        long[] ids = numbers(row.getArray(5));
        Integer[] amounts = (Integer[]) row.getArray(6).getArray();
        short[] sizes = new short[ids.length];
        for (int n = 0; n < ids.length; n++) {
            sizes[n] = amounts[n].shortValue();
        }
        return new LinkedEntry(row.getLong(1), row.getLong(2), row.getInt(3), row.getInt(4), ids, sizes);
    }

    // ---------------------------------------------------------------- epochs

    /** The epoch that readers are answered with. */
    Epoch current() {
        return epoch("current").orElseThrow();
    }

    /** The one that is being made, if any. */
    Optional<Epoch> building() {
        return epoch("building");
    }

    private Optional<Epoch> epoch(String state) {
        return read("SELECT id, entries, average_tags, average_words FROM link_epoch WHERE state = ?",
                statement -> statement.setString(1, state),
                row -> new Epoch(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4))).stream().findFirst();
    }

    /** How many carried each feature when the epoch began. */
    Long2IntMap carriers(int epoch) {
        Long2IntOpenHashMap carriers = new Long2IntOpenHashMap();
        long last = Long.MIN_VALUE;
        int most = 100_000;
        List<long[]> some;
        do {
            long after = last;
            some = read("SELECT feature, carriers FROM link_weight WHERE epoch = ? AND feature > ? ORDER BY feature LIMIT ?",
                    statement -> {
                        statement.setInt(1, epoch);
                        statement.setLong(2, after);
                        statement.setInt(3, most);
                    }, row -> new long[]{row.getLong(1), row.getInt(2)});
            some.forEach(row -> carriers.put(row[0], (int) row[1]));
            last = some.isEmpty() ? last : some.get(some.size() - 1)[0];
        } while (some.size() == most);
        return carriers;
    }

    /** Writes a new epoch that is being built, and its weights. */
    void begin(Epoch epoch, Long2IntMap carriers, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO link_epoch (id, state, entries, average_tags, average_words, began_at)
                VALUES (:id, 'building', :entries, :tags, :words, :now)""").setParameter("id", epoch.id())
                .setParameter("entries", epoch.entries()).setParameter("tags", epoch.averageTags())
                .setParameter("words", epoch.averageWords()).setParameter("now", now).executeUpdate();
        batch("INSERT INTO link_weight (epoch, feature, carriers) VALUES (?, ?, ?)", carriers.long2IntEntrySet(),
                (statement, weight) -> {
                    statement.setInt(1, epoch.id());
                    statement.setLong(2, weight.getLongKey());
                    statement.setInt(3, weight.getIntValue());
                });
    }

    /** From now on readers are answered with this epoch. */
    void takeOver(int epoch, Instant now) {
        database.createNativeMutationQuery("UPDATE link_epoch SET state = 'past' WHERE state = 'current'").executeUpdate();
        database.createNativeMutationQuery("UPDATE link_epoch SET state = 'current', current_at = :now WHERE id = :id")
                .setParameter("now", now).setParameter("id", epoch).executeUpdate();
    }

    /** Removes lists and weights of epochs that are over. */
    int removePast(int most) {
        int removed = 0;
        for (String table : List.of("related", "link_weight")) {
            if (removed == 0) {
                removed = database
                        .createNativeMutationQuery("DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT r.ctid FROM "
                                + table
                                + " r WHERE r.epoch < (SELECT id FROM link_epoch WHERE state = 'current') LIMIT :most))")
                        .setParameter("most", most).executeUpdate();
            }
        }
        return removed > 0
                ? removed
                : database.createNativeMutationQuery("DELETE FROM link_epoch WHERE state = 'past'").executeUpdate();
    }

    // ---------------------------------------------------------------- lists

    /** Writes lists in place of what was there. */
    void write(int epoch, Collection<RelatedList> lists, Instant now) {
        java.sql.Timestamp at = java.sql.Timestamp.from(now);
        batch("""
                INSERT INTO related (epoch, entry_id, version, neighbours, scores, made_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (epoch, entry_id) DO UPDATE SET version = excluded.version, neighbours = excluded.neighbours,
                    scores = excluded.scores, made_at = excluded.made_at
                WHERE related.version <> excluded.version OR related.neighbours <> excluded.neighbours
                      OR related.scores <> excluded.scores""", lists, (statement, list) -> {
            statement.setInt(1, epoch);
            statement.setLong(2, list.entryId());
            statement.setLong(3, list.version());
            statement.setArray(4, array(statement, list.neighbours()));
            statement.setArray(5, array(statement, list.scores()));
            statement.setTimestamp(6, at);
        });
    }

    /** Where the lists of an epoch end, by entry. */
    List<End> endsAfter(int epoch, long entryId, int most) {
        return read("""
                SELECT entry_id, version, neighbours, coalesce(scores[cardinality(scores)], 0)
                FROM related WHERE epoch = ? AND entry_id > ? ORDER BY entry_id LIMIT ?""", statement -> {
            statement.setInt(1, epoch);
            statement.setLong(2, entryId);
            statement.setInt(3, most);
        }, row -> new End(row.getLong(1), row.getLong(2), numbers(row.getArray(3)), row.getLong(4)));
    }

    // ---------------------------------------------------------------- reading

    /**
     * The beginning of the stored list of an entry, without what the viewer may not read.
     *
     * @return nothing when the list does not fit the entry's features of now, or has fewer than were asked for and there may be more
     */
    Question<Optional<List<Candidate>>> stored(Choice choice, Viewer viewer) {
        String part = """
                SELECT e.id, e.site_id, n.score, n.place, %s
                FROM unnest(r.neighbours, r.scores) WITH ORDINALITY AS n (id, score, place) JOIN entry e ON e.id = n.id
                WHERE %s AND e.state = 'published' AND e.visibility <> 'circle' AND %s
                AND NOT (:elsewhereOnly AND coalesce(e.site_id = (SELECT site_id FROM entry WHERE id = :entry), false))
                ORDER BY n.place""";
        String said = Verdicts.saidOf(":entry", "e.id");
        // The second part is only looked at when the first has too few: to look up all forty costs twice the time.
        return Question.of(Readers.bind(database.createNativeQuery("""
                SELECT cardinality(r.neighbours) AS length, r.made_at, found.*
                FROM related r JOIN entry_measure own ON own.entry_id = r.entry_id AND own.version = r.version
                LEFT JOIN LATERAL ((%s) UNION ALL (%s) LIMIT :most) found ON true
                WHERE r.entry_id = :entry AND r.epoch = (SELECT id FROM link_epoch WHERE state = 'current')
                ORDER BY found.place"""
                .formatted(part.formatted(said, "n.place <= :first", Readers.mayRead("e")),
                        part.formatted(said, "n.place > :first", Readers.mayRead("e"))),
                Tuple.class)
                .setParameter("entry", choice.except()).setParameter("elsewhereOnly", choice.elsewhereOnly())
                .setParameter("first", choice.limit() + HIDDEN).setParameter("most", choice.limit()), viewer),
                rows -> enough(rows, choice));
    }

    private static Optional<List<Candidate>> enough(List<Tuple> rows, Choice choice) {
        List<Candidate> found = rows.stream().filter(row -> row.get("id") != null).map(Candidate::of).toList();
        boolean enough = !rows.isEmpty() && (found.size() == choice.limit()
                || rows.get(0).get("length", Number.class).intValue() < RelatedList.LENGTH);
        return enough ? Optional.of(found) : Optional.empty();
    }

    // ---------------------------------------------------------------- plumbing

    private interface Bind {
        void to(PreparedStatement statement) throws SQLException;
    }

    private static final Bind NOTHING = statement -> {
        // no parameters
    };

    private interface BindEach<T> {
        void to(PreparedStatement statement, T one) throws SQLException;
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Bind bind, Row<T> each) {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind.to(statement);
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(each.of(rows));
                    }
                }
                return found;
            }
        });
    }

    private void run(String sql, Bind bind) {
        database.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind.to(statement);
                statement.executeUpdate();
            }
        });
    }

    private <T> void batch(String sql, Collection<T> all, BindEach<T> bind) {
        if (all.isEmpty()) {
            return;
        }
        database.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int waiting = 0;
                for (T one : all) {
                    bind.to(statement, one);
                    statement.addBatch();
                    if (++waiting == 500) {
                        statement.executeBatch();
                        waiting = 0;
                    }
                }
                statement.executeBatch();
            }
        });
    }

    private static long[] numbers(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray()).mapToLong(Long::longValue).toArray();
    }

    private static Array array(PreparedStatement statement, long[] numbers) throws SQLException {
        Connection connection = statement.getConnection();
        Long[] boxed = new Long[numbers.length];
        Arrays.setAll(boxed, n -> numbers[n]);
        return connection.createArrayOf("bigint", boxed);
    }
}
