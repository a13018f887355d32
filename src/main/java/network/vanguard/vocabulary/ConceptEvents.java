package network.vanguard.vocabulary;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.vocabulary.ConceptEvent.Change;

/** The history of concepts. Rows are only ever added. */
@ApplicationScoped
class ConceptEvents {

    private final Session database;
    private final Clock clock;

    ConceptEvents(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(Concept concept, Change what, String before, String after, String reason, Viewer viewer) {
        database.createNativeMutationQuery("""
                INSERT INTO concept_event (concept_id, at, actor_id, topic, what, before, after, reason)
                VALUES (:concept, :at, :actor, :topic, :what, :before, :after, :reason)""").setParameter("concept", concept.id)
                .setParameter("at", clock.instant()).setParameter("actor", viewer.memberId())
                .setParameter("topic", concept.prefLabel).setParameter("what", what.name()).setParameter("before", before)
                .setParameter("after", after).setParameter("reason", reason == null || reason.isBlank() ? null : reason.strip())
                .executeUpdate();
    }

    /** The newest first. */
    Question<List<ConceptEvent>> of(long concept, int most) {
        return Question.of(database.createNativeQuery("""
                SELECT v.at, m.handle, m.name, v.topic, v.what, v.before, v.after, v.reason FROM concept_event v
                JOIN member m ON m.id = v.actor_id WHERE v.concept_id = :concept ORDER BY v.id DESC LIMIT :most""", Tuple.class)
                .setParameter("concept", concept).setParameter("most", most),
                rows -> rows.stream()
                        .map(row -> new ConceptEvent(row.get(0, Instant.class), new MemberRef(text(row, 1), text(row, 2)),
                                text(row, 3),
                                Change.valueOf(text(row, 4)), text(row, 5), text(row, 6), text(row, 7)))
                        .toList());
    }

    private static String text(Tuple row, int column) {
        return row.get(column, String.class);
    }
}
