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
                        for (Person inCircle : List.of(Person.AUTHOR, Person.PRACTITIONER)) {
                            put(thing.id(), state, visibility, withSite, submitted, inCircle);
                            for (Person reader : Person.values()) {
                                Viewer viewer = Cast.viewer(reader);
                                boolean java = QuarkusTransaction.requiringNew().call(() -> EntryPolicy.mayRead(
                                        entries.findById(thing.id()).standing(entries.inCircle(thing.id(), viewer.memberId())),
                                        viewer));
                                boolean sql = QuarkusTransaction.requiringNew()
                                        .call(() -> !Readers.bind(database.createNativeQuery(
                                                "SELECT 1 FROM entry e WHERE e.id = :id AND " + Readers.mayRead("e"),
                                                Integer.class)
                                                .setParameter("id", thing.id()), viewer).getResultList().isEmpty());
                                asked++;
                                if (java != sql) {
                                    differences.add(reader + " " + state + " " + visibility + " site " + withSite
                                            + " submitted " + submitted
                                            + " circle of " + inCircle + ": Java " + java + ", SQL " + sql);
                                }
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), differences);
        assertEquals(5 * 4 * 2 * 2 * 2 * Person.values().length, asked);
    }

    private static void put(long id, EntryState state, Visibility visibility, boolean withSite, boolean submitted,
            Person inCircle) {
        Cast.sql("UPDATE entry SET state = :state, visibility = :visibility, "
                + "site_id = CASE WHEN :site THEN (SELECT id FROM site WHERE slug = '" + Cast.SITE + "') END, "
                + "submitted_at = CASE WHEN :submitted THEN now() END, published_at = now() WHERE id = :id",
                Map.of("id", id, "state", state.code(), "visibility", visibility.code(), "site", withSite, "submitted",
                        submitted));
        Cast.sql("DELETE FROM entry_circle WHERE entry_id = :id", Map.of("id", id));
        Cast.intoCircle(id, inCircle);
    }
}
