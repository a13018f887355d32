package network.vanguard.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.member.MemberRef;
import network.vanguard.query.Question;

/** The rows of judgements. A judgement is never changed; a later one counts instead. */
@ApplicationScoped
class Judgements {

    private final Session database;

    Judgements(Session database) {
        this.database = database;
    }

    /** A judgement, with what its claim said then and where it stood. */
    record Row(long id, int number, String quote, String digest, Judgement judgement) {}

    /** Whose judgement it is, and who has replied. */
    record Standing(long entryId, Long replyBy) {}

    /** Those of an entry, the newest first. */
    Question<List<Row>> of(long entryId, int most) {
        return Question.of(database.createNativeQuery("""
                SELECT j.id, j.number, j.quote, j.digest, j.evidence, j.equity, j.reason, m.handle, m.name, j.at,
                       j.reply, r.handle AS reply_handle, r.name AS reply_name, j.replied_at
                FROM judgement j JOIN member m ON m.id = j.curator_id LEFT JOIN member r ON r.id = j.reply_by
                WHERE j.entry_id = :entry ORDER BY j.id DESC LIMIT :most""", Tuple.class)
                .setParameter("entry", entryId).setParameter("most", most),
                rows -> rows.stream().map(Judgements::row).toList());
    }

    long add(long entryId, int revision, Claim claim, JudgementInput input, long curatorId, Instant at) {
        return database
                .createNativeQuery(
                        """
                INSERT INTO judgement (entry_id, revision, number, quote, digest, evidence, equity, reason, curator_id, at)
                VALUES (:entry, :revision, :number, :quote, :digest, :evidence, :equity, :reason, :curator, :at) RETURNING id""",
                        Long.class)
                .setParameter("entry", entryId).setParameter("revision", revision).setParameter("number", claim.number())
                .setParameter("quote", claim.quote()).setParameter("digest", claim.digest())
                .setParameter("evidence", input.evidence()).setParameter("equity", input.equity())
                .setParameter("reason", input.reason()).setParameter("curator", curatorId).setParameter("at", at)
                .getSingleResult();
    }

    /** Nobody else replies to it until the transaction ends. */
    Optional<Standing> forUpdate(long entryId, long id) {
        return database.createNativeQuery("SELECT entry_id, reply_by FROM judgement WHERE id = :id AND entry_id = :entry "
                + "FOR UPDATE", Tuple.class).setParameter("id", id).setParameter("entry", entryId).getResultList().stream()
                .findFirst().map(row -> new Standing(row.get("entry_id", Long.class), row.get("reply_by", Long.class)));
    }

    /** @param message null takes the reply back */
    void reply(long id, String message, Long authorId, Instant at) {
        database.createNativeMutationQuery(
                "UPDATE judgement SET reply = :message, reply_by = :author, replied_at = :at WHERE id = :id")
                .setParameter("message", message, String.class).setParameter("author", authorId, Long.class)
                .setParameter("at", at, Instant.class).setParameter("id", id).executeUpdate();
    }

    private static Row row(Tuple row) {
        String reply = row.get("reply", String.class);
        Judgement judgement = new Judgement(row.get("id", Long.class), null, false,
                Evidence.of(row.get("evidence", String.class)).orElseThrow(),
                Equity.of(row.get("equity", String.class)).orElseThrow(), row.get("reason", String.class),
                new MemberRef(row.get("handle", String.class), row.get("name", String.class)), row.get("at", Instant.class),
                reply == null
                        ? null
                        : new Judgement.Reply(reply,
                                new MemberRef(row.get("reply_handle", String.class), row.get("reply_name", String.class)),
                                row.get("replied_at", Instant.class)));
        return new Row(judgement.id(), row.get("number", Integer.class), row.get("quote", String.class),
                row.get("digest", String.class), judgement);
    }
}
