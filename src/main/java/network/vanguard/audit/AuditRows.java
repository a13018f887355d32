package network.vanguard.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The rows of the audit log. Numbers, times and hashes are the database's. */
@ApplicationScoped
class AuditRows {

    private final Session database;

    AuditRows(Session database) {
        this.database = database;
    }

    /** The database puts it at the end of the log when the transaction is committed. */
    void add(Long actorId, AuditVerb verb, String subject, String subjectId, String reason) {
        database.createNativeMutationQuery("""
                INSERT INTO audit_entry (actor_id, verb, subject, subject_id, reason)
                VALUES (:actorId, :verb, :subject, :subjectId, :reason)""").setParameter("actorId", actorId)
                .setParameter("verb", verb.code()).setParameter("subject", subject).setParameter("subjectId", subjectId)
                .setParameter("reason", reason).executeUpdate();
    }

    /** Newest first, from before that number. */
    List<AuditEvent> page(AuditFilter filter, long before, int limit) {
        StringBuilder where = new StringBuilder("number < :before");
        Map<String, Object> parameters = new HashMap<>(Map.of("before", before, "limit", limit));
        if (filter.verb() != null) {
            where.append(" AND verb = :verb");
            parameters.put("verb", filter.verb().code());
        }
        if (filter.actor() != null) {
            where.append(" AND actor_id = (SELECT id FROM member WHERE handle = :actor)");
            parameters.put("actor", filter.actor());
        }
        if (filter.subject() != null) {
            where.append(" AND subject = :subject");
            parameters.put("subject", filter.subject());
        }
        if (filter.subjectId() != null) {
            // a member is asked for by their handle
            where.append(" AND subject_id = CASE subject WHEN 'member' THEN coalesce((SELECT CAST(id AS text) FROM member "
                    + "WHERE handle = :subjectId), :subjectId) ELSE :subjectId END");
            parameters.put("subjectId", filter.subjectId());
        }
        NativeQuery<Tuple> query = database
                .createNativeQuery("SELECT number, at, a.handle, verb, log.subject, coalesce(s.handle, subject_id), "
                        + "reason FROM (SELECT * FROM audit_log WHERE " + where + " ORDER BY number DESC LIMIT :limit) log "
                        + "LEFT JOIN member a ON a.id = log.actor_id "
                        + "LEFT JOIN member s ON s.id = CASE log.subject WHEN 'member' THEN CAST(log.subject_id AS bigint) END "
                        + "ORDER BY number DESC", Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList().stream()
                .map(row -> new AuditEvent(row.get(0, Long.class), row.get(1, Instant.class), row.get(2, String.class),
                        AuditVerb.of(row.get(3, String.class)).orElseThrow(), row.get(4, String.class),
                        row.get(5, String.class), row.get(6, String.class)))
                .toList();
    }

    // ---------------------------------------------------------------- the chain

    /** A link of the chain: whether its hash is that of its row. */
    record Link(long number, byte[] before, byte[] hash, boolean fits) {

        boolean follows(long lastNumber, byte[] lastHash) {
            return fits && number == lastNumber + 1 && Arrays.equals(before, lastHash);
        }
    }

    List<Link> links(long after, int limit) {
        return database.createNativeQuery("SELECT number, before, hash, hash = audit_hash(log) FROM audit_log log "
                + "WHERE number > :after ORDER BY number LIMIT :limit", Tuple.class).setParameter("after", after)
                .setParameter("limit", limit).getResultList().stream()
                .map(row -> new Link(row.get(0, Long.class), row.get(1, byte[].class), row.get(2, byte[].class),
                        row.get(3, Boolean.class)))
                .toList();
    }

    /** Where the chain ended when it was last read to its end: number and hash; the hash is null when it never was. */
    record End(long number, byte[] hash) {}

    End lastEnd() {
        Tuple row = database.createNativeQuery("SELECT rows, hash FROM audit_check", Tuple.class).getSingleResult();
        return new End(row.get(0, Long.class), row.get(1, byte[].class));
    }

    /** Whether nobody has begun to read the chain since then; whoever asks begins now. */
    boolean begin(Instant since, Instant now) {
        return database.createNativeMutationQuery(
                "UPDATE audit_check SET begun_at = :now WHERE begun_at IS NULL OR begun_at < :since").setParameter("now", now)
                .setParameter("since", since).executeUpdate() == 1;
    }

    void foundWhole(long rows, byte[] hash, Instant now) {
        database.createNativeMutationQuery(
                "UPDATE audit_check SET ended_at = :now, rows = :rows, hash = :hash, broken_at = NULL")
                .setParameter("now", now).setParameter("rows", rows).setParameter("hash", hash).executeUpdate();
    }

    void foundBroken(long number, Instant now) {
        database.createNativeMutationQuery("UPDATE audit_check SET ended_at = :now, broken_at = :number")
                .setParameter("now", now).setParameter("number", number).executeUpdate();
    }

    AuditState state() {
        Tuple row = database.createNativeQuery("""
                SELECT c.ended_at, c.rows, c.broken_at, has_table_privilege('audit_log', 'UPDATE, DELETE, TRUNCATE')
                    OR pg_has_role(l.relowner, 'USAGE')
                FROM audit_check c, pg_class l WHERE l.oid = CAST('audit_log' AS regclass)""", Tuple.class)
                .getSingleResult();
        return new AuditState(row.get(0, Instant.class), row.get(1, Long.class), row.get(2, Long.class),
                row.get(3, Boolean.class));
    }
}
