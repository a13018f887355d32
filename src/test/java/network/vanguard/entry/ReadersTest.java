package network.vanguard.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.member.Viewer;

/** The rule about who may read stands twice, in Java and in SQL: here they are asked about everything and must agree. */
@QuarkusTest
class ReadersTest {

    /** What the practitioner is to it: nothing, in its circle, asked to be its author, and what they said then. */
    private static final List<String> TIES = List.of("nothing", "in circle", "asked", "true", "false");

    @Inject
    Session database;
    @Inject
    Entries entries;

    @Test
    void theRuleInJavaAndTheRuleInSqlAgree() {
        Cast.enters();
        Thing thing = Cast.make("note:draft");
        List<String> differences = new ArrayList<>();
        int asked = 0;
        for (EntryState state : EntryState.values()) {
            for (Visibility visibility : Visibility.values()) {
                for (boolean withSite : List.of(true, false)) {
                    for (boolean submitted : List.of(true, false)) {
                        for (String tie : TIES) {
                            put(thing.id(), state, visibility, withSite, submitted, tie);
                            for (Person reader : Person.values()) {
                                Viewer viewer = Cast.viewer(reader);
                                boolean java = QuarkusTransaction.requiringNew().call(() -> EntryPolicy.mayRead(
                                        entries.findById(thing.id()).standing(entries.ties(thing.id(), viewer.memberId())),
                                        viewer));
                                boolean sql = QuarkusTransaction.requiringNew()
                                        .call(() -> !Readers.bind(database.createNativeQuery(
                                                "SELECT 1 FROM entry e WHERE e.id = :id AND " + Readers.mayOpen("e"),
                                                Integer.class)
                                                .setParameter("id", thing.id()), viewer).getResultList().isEmpty());
                                boolean listed = QuarkusTransaction.requiringNew()
                                        .call(() -> !Readers.bind(database.createNativeQuery(
                                                "SELECT 1 FROM entry e WHERE e.id = :id AND " + Readers.mayRead("e"),
                                                Integer.class)
                                                .setParameter("id", thing.id()), viewer).getResultList().isEmpty());
                                assertEquals(sql && visibility != Visibility.CIRCLE, listed,
                                        "lists show what opens, and no circle");
                                asked++;
                                if (java != sql) {
                                    differences.add(reader + " " + state + " " + visibility + " site " + withSite
                                            + " submitted " + submitted
                                            + " practitioner " + tie + ": Java " + java + ", SQL " + sql);
                                }
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), differences);
        assertEquals(EntryState.values().length * 4 * 2 * 2 * TIES.size() * Person.values().length, asked);
    }

    private static void put(long id, EntryState state, Visibility visibility, boolean withSite, boolean submitted,
            String tie) {
        Cast.sql("UPDATE entry SET state = :state, visibility = :visibility, "
                + "site_id = CASE WHEN :site THEN (SELECT id FROM site WHERE slug = '" + Cast.SITE + "') END, "
                + "submitted_at = CASE WHEN :submitted THEN now() END, published_at = now() WHERE id = :id",
                Map.of("id", id, "state", state.code(), "visibility", visibility.code(), "site", withSite, "submitted",
                        submitted));
        Cast.sql("DELETE FROM entry_circle WHERE entry_id = :id", Map.of("id", id));
        Cast.intoCircle(id, tie.equals("in circle") ? Person.PRACTITIONER : Person.AUTHOR);
        Cast.sql("DELETE FROM co_author WHERE entry_id = :id", Map.of("id", id));
        if (tie.equals("asked") || tie.equals("true") || tie.equals("false")) {
            Cast.sql("INSERT INTO co_author (entry_id, member_id, asked_by, asked_at, accepted) SELECT :id, id, id, now(), "
                    + (tie.equals("asked") ? "NULL" : tie) + " FROM member WHERE handle = 'practitioner'", Map.of("id", id));
        }
    }
}
