package network.vanguard.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import network.vanguard.member.MemberRef;
import network.vanguard.query.Question;

/** The rows of checklists. They are only ever added: whoever saves one writes nobody else's away. */
@ApplicationScoped
class Checklists {

    private final Session database;
    private final ObjectMapper json;

    Checklists(Session database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    long add(long entryId, int revision, long curatorId, Instant at, List<Mark> marks) {
        return database.createNativeQuery("""
                INSERT INTO checklist (entry_id, revision, curator_id, at, marks)
                VALUES (:entry, :revision, :curator, :at, CAST(:marks AS jsonb)) RETURNING id""", Long.class)
                .setParameter("entry", entryId).setParameter("revision", revision).setParameter("curator", curatorId)
                .setParameter("at", at).setParameter("marks", write(marks)).getSingleResult();
    }

    /** The number of the newest of that entry. */
    Optional<Long> newest(long entryId) {
        return database.createNativeQuery("SELECT id FROM checklist WHERE entry_id = :entry ORDER BY id DESC LIMIT 1",
                Long.class).setParameter("entry", entryId).getResultList().stream().findFirst();
    }

    /** The last one of each version, the newest version first. */
    Question<List<Checklist>> rounds(long entryId, int most) {
        return Question.of(database.createNativeQuery("""
                SELECT DISTINCT ON (c.revision) c.id, c.revision, m.handle, m.name, c.at, CAST(c.marks AS text) AS marks
                FROM checklist c JOIN member m ON m.id = c.curator_id WHERE c.entry_id = :entry
                ORDER BY c.revision DESC, c.id DESC LIMIT :most""", Tuple.class)
                .setParameter("entry", entryId).setParameter("most", most),
                rows -> rows.stream()
                        .map(row -> new Checklist(row.get("id", Long.class), row.get("revision", Integer.class),
                                new MemberRef(row.get("handle", String.class), row.get("name", String.class)),
                                row.get("at", Instant.class), read(row.get("marks", String.class))))
                        .toList());
    }

    private String write(List<Mark> marks) {
        try {
            return json.writeValueAsString(marks);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A checklist could not be written as JSON", impossible);
        }
    }

    /** What a later program asks no longer is left out. */
    private List<Mark> read(String marks) {
        try {
            return json.readValue(marks, new TypeReference<List<Mark>>() {
            }).stream()
                    .filter(mark -> Criterion.of(mark.criterion()).isPresent() && Outcome.of(mark.outcome()).isPresent())
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A checklist cannot be read", broken);
        }
    }
}
