package network.vanguard.vocabulary;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.member.Viewer;
import network.vanguard.query.Question;

/** Who follows which concept. */
@ApplicationScoped
class ConceptFollows {

    private final Session database;
    private final Clock clock;

    ConceptFollows(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(long concept, Viewer viewer) {
        database.createNativeMutationQuery(
                """
                INSERT INTO concept_follow (member_id, concept_id, since) VALUES (:member, :concept, :now) ON CONFLICT DO NOTHING""")
                .setParameter("member", viewer.memberId()).setParameter("concept", concept).setParameter("now", clock.instant())
                .executeUpdate();
    }

    void remove(long concept, Viewer viewer) {
        database.createNativeMutationQuery("DELETE FROM concept_follow WHERE member_id = :member AND concept_id = :concept")
                .setParameter("member", viewer.memberId()).setParameter("concept", concept).executeUpdate();
    }

    Question<Following> of(long concept, Viewer viewer) {
        return Question.of(database
                .createNativeQuery(
                        """
                SELECT coalesce(bool_or(member_id = :member), false) AS mine, count(*) AS followers FROM concept_follow WHERE concept_id = :concept""",
                        Tuple.class)
                .setParameter("member", viewer.memberId()).setParameter("concept", concept),
                rows -> new Following(rows.get(0).get(0, Boolean.class), rows.get(0).get(1, Number.class).longValue()));
    }
}
