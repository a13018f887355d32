package network.vanguard.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;

import network.vanguard.member.Viewer;

/** The rows of imports and of the lines that they refused. */
@ApplicationScoped
class ImportJobs {

    private static final String SELECT = """
            SELECT i.id, i.name, i.format, i.dry_run, i.state, i.failure, i.read, i.created, i.updated, i.unchanged, i.refused,
                   i.asked_at, i.started_at, i.finished_at FROM import_job i
            """;

    private final Session database;

    ImportJobs(Session database) {
        this.database = database;
    }

    void add(UUID id, long memberId, String name, ImportFormat format, boolean dryRun, String node, Instant now) {
        run("""
                INSERT INTO import_job (id, member_id, name, format, dry_run, state, node, beat_at, asked_at)
                VALUES (:id, :member, :name, :format, :dryRun, 'waiting', :node, :now, :now)""", id)
                .setParameter("member", memberId)
                .setParameter("name", name).setParameter("format", format.code()).setParameter("dryRun", dryRun)
                .setParameter("node", node).setParameter("now", now).executeUpdate();
    }

    void start(UUID id, Instant now) {
        run("UPDATE import_job SET state = 'running', started_at = :now, beat_at = :now WHERE id = :id", id)
                .setParameter("now", now)
                .executeUpdate();
    }

    void progress(UUID id, Counts counts, Instant now) {
        run("""
                UPDATE import_job SET read = :read, created = :created, updated = :updated, unchanged = :unchanged, refused = :refused,
                       beat_at = :now WHERE id = :id""", id).setParameter("read", counts.read)
                .setParameter("created", counts.created)
                .setParameter("updated", counts.updated).setParameter("unchanged", counts.unchanged)
                .setParameter("refused", counts.refused).setParameter("now", now).executeUpdate();
    }

    void refuse(UUID id, Refusal refusal) {
        run("""
                INSERT INTO import_refusal (import_id, line, external_id, field, reason)
                VALUES (:id, :line, :externalId, :field, :reason) ON CONFLICT DO NOTHING""", id)
                .setParameter("line", refusal.line())
                .setParameter("externalId", refusal.externalId()).setParameter("field", refusal.field())
                .setParameter("reason", refusal.reason()).executeUpdate();
    }

    void finish(UUID id, String failure, Instant now) {
        run("UPDATE import_job SET state = :state, failure = :failure, finished_at = :now, beat_at = :now WHERE id = :id", id)
                .setParameter("state", failure == null ? ImportState.DONE.code() : ImportState.FAILED.code())
                .setParameter("failure", failure).setParameter("now", now).executeUpdate();
    }

    /** Ends what a program of this node left at its own end. */
    int endLeftBehind(String node, String failure, Instant now) {
        return database.createNativeMutationQuery("""
                UPDATE import_job SET state = 'failed', failure = :failure, finished_at = :now
                WHERE state IN ('waiting', 'running') AND node = :node""").setParameter("failure", failure)
                .setParameter("now", now)
                .setParameter("node", node).executeUpdate();
    }

    /** Ends what a node that has not been heard of since then had in hand. */
    int endSilent(Instant since, String failure, Instant now) {
        return database.createNativeMutationQuery("""
                UPDATE import_job SET state = 'failed', failure = :failure, finished_at = :now
                WHERE state IN ('waiting', 'running') AND beat_at < :since""").setParameter("failure", failure)
                .setParameter("now", now)
                .setParameter("since", since).executeUpdate();
    }

    /** Says of these that they are not forgotten. */
    void beat(Set<UUID> inHand, Instant now) {
        if (!inHand.isEmpty()) {
            database.createNativeMutationQuery("UPDATE import_job SET beat_at = :now WHERE id IN (:ids)")
                    .setParameter("now", now)
                    .setParameter("ids", inHand).executeUpdate();
        }
    }

    Optional<ImportView> byId(UUID id, Viewer viewer) {
        return view(database.createNativeQuery(SELECT + "WHERE i.id = :id AND (i.member_id = :me OR :all)", Tuple.class)
                .setParameter("id", id), viewer).stream().findFirst();
    }

    /** Newest first. */
    List<ImportView> page(Instant beforeTime, UUID beforeId, int limit, Viewer viewer) {
        String sql = SELECT + "WHERE (i.member_id = :me OR :all)"
                + (beforeTime == null ? "" : " AND (i.asked_at, i.id) < (:beforeTime, :beforeId)")
                + " ORDER BY i.asked_at DESC, i.id DESC LIMIT :limit";
        NativeQuery<Tuple> query = database.createNativeQuery(sql, Tuple.class).setParameter("limit", limit);
        if (beforeTime != null) {
            query.setParameter("beforeTime", beforeTime).setParameter("beforeId", beforeId);
        }
        return view(query, viewer);
    }

    List<Refusal> refusals(UUID id, int afterLine, int limit) {
        return database.createNativeQuery("""
                SELECT line, external_id, field, reason FROM import_refusal WHERE import_id = :id AND line > :after
                ORDER BY line LIMIT :limit""", Tuple.class).setParameter("id", id).setParameter("after", afterLine)
                .setParameter("limit", limit).getResultList().stream()
                .map(row -> new Refusal(row.get(0, Number.class).intValue(), row.get(1, String.class), row.get(2, String.class),
                        row.get(3, String.class)))
                .toList();
    }

    /** The states of this member's imports of that name. */
    List<ImportState> states(long memberId, String name) {
        return database
                .createNativeQuery("SELECT state FROM import_job WHERE member_id = :member AND name = :name", String.class)
                .setParameter("member", memberId).setParameter("name", name).getResultList().stream().map(ImportState::of)
                .toList();
    }

    /** Whether there is nothing yet that people could find here. */
    boolean isPlatformEmpty() {
        return !database.createNativeQuery("SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM site)", Boolean.class)
                .getSingleResult();
    }

    /** Two programs that start at once decide one after the other; held until the transaction ends. */
    void queueUp(long lock) {
        database.createNativeQuery("SELECT CAST(pg_advisory_xact_lock(:lock) AS text)", String.class).setParameter("lock", lock)
                .getSingleResult();
    }

    private MutationQuery run(String sql, UUID id) {
        return database.createNativeMutationQuery(sql).setParameter("id", id);
    }

    private static List<ImportView> view(NativeQuery<Tuple> query, Viewer viewer) {
        return query.setParameter("me", viewer.memberId()).setParameter("all", viewer.administrator()).getResultList().stream()
                .map(row -> new ImportView(row.get("id", UUID.class), row.get("name", String.class),
                        ImportFormat.of(row.get("format", String.class)), row.get("dry_run", Boolean.class),
                        ImportState.of(row.get("state", String.class)), row.get("failure", String.class), number(row, "read"),
                        number(row, "created"), number(row, "updated"), number(row, "unchanged"), number(row, "refused"),
                        row.get("asked_at", Instant.class), row.get("started_at", Instant.class),
                        row.get("finished_at", Instant.class)))
                .toList();
    }

    private static int number(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
