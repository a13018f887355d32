package network.vanguard.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.hibernate.Session;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** The log tells operators what went wrong, and neither what people write nor who they are. */
@QuarkusTest
class LogWithoutWordsTest {

    /** Stands in everything that is typed here. */
    private static final String WORD = "zzloggedword";
    private static final PatternFormatter WORDS = new PatternFormatter("%m");
    private static final Set<Integer> DONE = Set.of(200, 201, 202, 303);

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter().append(WORDS.formatMessage(line)).append('\n');
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @Inject
    Session session;

    @BeforeEach
    void listen() {
        Cast.enters();
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void whatPeopleWriteIsNotInTheLogWhateverBecomesOfIt() {
        Web author = Web.of(Person.AUTHOR);
        Answer note = author.api("POST", "/api/v1/notes",
                "{\"title\":\"" + WORD + "\",\"summary\":\"" + WORD + "\",\"body\":\"" + WORD
                        + "\",\"visibility\":\"network\"}");
        // taken, or refused by the name of a field: both are looked at
        assertTrue(note.status() < 500, note::body);
        long entry = Cast.make("note:network").id();
        String comments = "/api/v1/entries/" + entry + "/comments";
        String file = "--cut\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\n" + WORD
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + WORD
                + ".txt\"\r\nContent-Type: text/plain\r\n\r\n" + WORD + "\r\n--cut--\r\n";
        for (Answer done : List.of(author.api("POST", comments, "{\"body\":\"" + WORD + "\"}"),
                author.api("GET", "/api/v1/search?q=" + WORD, (String) null), author.get("/search?q=" + WORD),
                author.api("POST", "/api/v1/entries/" + entry + "/files", BodyPublishers.ofString(file),
                        "multipart/form-data; boundary=cut"))) {
            assertTrue(DONE.contains(done.status()), done::body);
        }
        for (Answer refused : List.of(author.api("POST", comments, "{\"" + WORD + "\":\"" + WORD + "\"}"),
                author.api("POST", comments, "{\"body\":\"" + WORD),
                author.api("POST", comments, "{\"body\":[\"" + WORD + "\"]}"),
                author.api("POST", comments, "{\"body\":\"" + WORD + "\\u0000\"}"),
                author.api("POST", comments, "{\"body\":\"" + WORD + "\",\"parent\":\"" + WORD + "\"}"),
                author.api("GET", "/api/v1/entries?" + WORD + "=" + WORD + "&limit=" + WORD, (String) null),
                author.api("GET", "/api/v1/entries/" + WORD, (String) null),
                author.api("POST", "/api/v1/entries/" + entry + "/files", BodyPublishers.ofString(WORD), "text/" + WORD),
                author.post("/notes", Map.of("title", WORD, "body", WORD, "visibility", WORD)),
                author.post("/entries/" + entry + "/reports", Map.of("reason", WORD, "words", WORD)))) {
            assertTrue(refused.status() >= 400 && refused.status() < 500, refused.status() + refused.body());
        }
        Answer imported = Web.of(Person.CURATOR).api("POST", "/api/v1/imports",
                BodyPublishers.ofString("{\"kind\":\"note\",\"" + WORD + "\":\"" + WORD + "\"}\n" + WORD + "\n"),
                "application/x-ndjson");
        assertTrue(imported.status() < 500, imported::body);
        assertNobodyHeard();
    }

    /** What PostgreSQL adds to an error quotes the row. */
    @Test
    void whatTheDatabaseRefusesIsNotQuoted() {
        String unique = "INSERT INTO member (subject, handle, name, created_at, seen_at) "
                + "VALUES ('zzloggedword', 'zzloggedword', 'zzloggedword', now(), now())";
        for (int time = 0; time < 2; time++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    session.createNativeMutationQuery(unique).executeUpdate();
                    session.createNativeMutationQuery(unique).executeUpdate();
                });
            } catch (RuntimeException twice) {
                StringWriter told = new StringWriter();
                twice.printStackTrace(new PrintWriter(told));
                assertTrue(told.toString().contains("duplicate key"), told::toString);
                assertFalse(told.toString().replace(unique, "").contains("(" + WORD + ")"), told::toString);
            }
        }
        assertEquals(List.of(), lines.stream().filter(line -> line.contains("=(" + WORD + ")")).toList());
    }

    private void assertNobodyHeard() {
        assertEquals(List.of(), lines.stream().filter(line -> line.contains(WORD)).toList());
        String name = Cast.viewer(Person.AUTHOR).name();
        assertEquals(List.of(), lines.stream().filter(line -> line.contains(name)).toList());
    }
}
