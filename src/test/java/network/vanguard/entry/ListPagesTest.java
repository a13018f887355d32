package network.vanguard.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.page.HtmlCheck;

/** What the lists of one kind say when they are empty: why, and what can be done about it. */
@QuarkusTest
class ListPagesTest {

    private static final Web VISITOR = Web.newToken(Person.ANONYMOUS);

    @ParameterizedTest
    @CsvSource(textBlock = """
            note,       practice-note, /notes,       Practice notes, Nobody has written a practice note yet.
            discussion, discussion,    /discussions, Discussions,    Nobody has started a discussion yet.""")
    void anEmptyListSaysWhyItIsEmpty(String thing, String kind, String path, String heading, String invitation) {
        Cast.shared(thing + ":network");
        List<Tuple> before = QuarkusTransaction.requiringNew().call(() -> Cast.bean(Session.class)
                .createNativeQuery("SELECT id, visibility FROM entry WHERE kind = :kind", Tuple.class)
                .setParameter("kind", kind)
                .getResultList());
        try {
            hideFromAll(kind, "network");
            String visitors = VISITOR.get(path).body();
            HtmlCheck.valid(visitors);
            assertTrue(visitors.contains("<h1>" + heading + "</h1>"), visitors);
            assertTrue(visitors.contains("are open only to people who are signed in."), visitors);
            assertTrue(visitors.replaceAll("\\s+", " ").contains(">Sign in</a> to see what is open to members."), visitors);
            assertFalse(visitors.contains("matches"), "no filter is set: " + visitors);
            hideFromAll(kind, "circle");
            String members = Web.of(Person.ADMINISTRATOR).get(path).body();
            assertTrue(members.contains(invitation), members);
            assertFalse(members.contains("matches") || members.contains(">Sign in</a>"), members);
        } finally {
            before.forEach(row -> Cast.sql("UPDATE entry SET visibility = :visibility WHERE id = :id",
                    Map.of("id", row.get("id"), "visibility", row.get("visibility"))));
        }
    }

    private static void hideFromAll(String kind, String visibility) {
        Cast.sql("UPDATE entry SET visibility = :visibility WHERE kind = :kind",
                Map.of("kind", kind, "visibility", visibility));
    }

    @ParameterizedTest
    @CsvSource({"/notes?tag=no-such-topic,note", "/discussions?site=no-such-site,discussion",
            "/case-studies?tag=no-such-topic&site=no-such-site,case study"})
    void aFilterThatLeavesNothingIsNamedAndCanBeTakenAway(String path, String kind) {
        String page = Web.of(Person.PRACTITIONER).get(path).body();
        HtmlCheck.valid(page);
        assertTrue(page.contains("<h1>0 "), page);
        assertTrue(page.contains(kind + " matches. Try a broader topic, or all sites."), page);
        assertTrue(page.contains("Remove the filter: "), page);
        assertEquals(-1, page.indexOf("Nobody has"));
    }
}
