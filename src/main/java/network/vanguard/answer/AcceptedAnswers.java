package network.vanguard.answer;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

/** Which replies were accepted as the answer to a question: by the word of whoever asked, or of a curator. */
@ApplicationScoped
class AcceptedAnswers {

    private final Session database;

    AcceptedAnswers(Session database) {
        this.database = database;
    }

    /**
     * A reply to a question answers that; every other comment the discussion itself. It takes the place of the answer before.
     *
     * @param curator who accepts it in the place of whoever asked; null when they do themselves
     */
    void accept(long comment, Long curator, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO accepted_answer (entry_id, question_id, answer_id, accepted_at, curator_id)
                SELECT c.entry_id, p.id, c.id, :now, :curator FROM comment c
                LEFT JOIN comment p ON p.id = c.parent_id AND p.kind = 'question' AND p.state = 'visible' WHERE c.id = :id
                ON CONFLICT (entry_id, question_id) DO UPDATE SET answer_id = excluded.answer_id,
                    accepted_at = excluded.accepted_at, curator_id = excluded.curator_id""").setParameter("id", comment)
                .setParameter("curator", curator, Long.class).setParameter("now", now).executeUpdate();
    }

    void takeBack(long comment) {
        database.createNativeMutationQuery("DELETE FROM accepted_answer WHERE answer_id = :id").setParameter("id", comment)
                .executeUpdate();
    }
}
