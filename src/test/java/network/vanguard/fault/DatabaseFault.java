package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import network.vanguard.cast.Answer;

/** The database is killed, hangs, is locked, is asked by too many at once, and fails over to its replica. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseFault {

    private static final int WRITERS = 8;
    private static final int READS = Integer.getInteger("faults.reads", 10_000);

    /** Where somebody tries to write meanwhile. */
    private static long tried;

    @BeforeAll
    static void up() {
        Layout.up();
        tried = Layout.discussion("Tried while the database is away");
    }

    /** FA2. */
    @Test
    @Order(1)
    void aDatabaseThatIsKilledLosesNothingAndIsSaidToBeAway() {
        Writers writers = Writers.begin(WRITERS, Layout.discussion("The database is killed"));
        long slowest = 0;
        for (int round = 0; round < 3; round++) {
            Layout.pause(1_500);
            Layout.script("kill", "primary");
            assertSaidToBeAway(Layout.NODE_1);
            Layout.script("start", "primary");
            slowest = Math.max(slowest, untilWritten(writers));
        }
        writers.end();
        writers.assertNothingIsLostOrDoubled("FA2");
        Layout.found("FA2", "the first comment " + slowest + " ms after the database was back, at most");
    }

    /** FA27: a server that takes connections and never answers is what a network that swallows packets looks like from here. */
    @Test
    @Order(2)
    void aDatabaseThatHangsIsGivenUpAndTakenUpAgain() {
        Writers writers = Writers.begin(WRITERS, Layout.discussion("The database hangs"));
        Layout.pause(1_500);
        Layout.script("hang", "primary");
        long took = assertSaidToBeAway(Layout.NODE_2);
        Layout.pause(5_000);
        Layout.script("wake", "primary");
        long back = untilWritten(writers);
        writers.end();
        writers.assertNothingIsLostOrDoubled("FA27");
        Layout.found("FA27", "said to be away after " + took + " ms; the first comment " + back + " ms after it woke");
    }

    /** FA10, FA11. */
    @Test
    @Order(3)
    void whoWaitsForALockOrForAConnectionIsToldSoonAndTheRestGoesOn() throws Exception {
        long entry = Layout.discussion("A table is locked");
        String path = "/api/v1/entries/" + entry + "/comments";
        AtomicLong longest = new AtomicLong();
        try (Connection database = Layout.database()) {
            database.setAutoCommit(false);
            database.createStatement().execute("LOCK TABLE comment_thread IN ACCESS EXCLUSIVE MODE");
            List<Callable<Integer>> sent = new ArrayList<>();
            for (int n = 0; n < 100; n++) {
                String body = "{\"body\":\"Waits " + n + "\"}";
                sent.add(() -> {
                    long from = System.nanoTime();
                    int status = Layout.call(Layout.NODE_1, "practitioner", "POST", path, body).status();
                    longest.accumulateAndGet(System.nanoTime() - from, Math::max);
                    return status;
                });
            }
            assertEquals(Set.of(503), Set.copyOf(Layout.together(sent)));
            assertEquals(200, Layout.page(Layout.NODE_1, "/q/health/live").status());
            database.rollback();
        }
        Layout.await("comments can be posted again", Duration.ofSeconds(10),
                () -> Layout.call(Layout.NODE_1, "practitioner", "POST", path, "{\"body\":\"After.\"}").status() == 201);
        assertEquals(1, Layout.number("SELECT count(*) FROM comment WHERE entry_id = ? AND body = 'After.'", entry));
        assertEquals(0, Layout.number("SELECT count(*) FROM comment WHERE entry_id = ? AND body LIKE 'Waits%'", entry));
        Layout.found("FA10, FA11", "100 comments at once while their table is locked: 503 for each, the longest after "
                + longest.get() / 1_000_000 + " ms; the first one after the lock goes through");
    }

    /** FA14: a notification that is sent while nobody listens is gone, so the node looks for itself when it listens again. */
    @Test
    @Order(4)
    void whatIsPostedWhileANodeDoesNotListenArrivesAllTheSame() throws Exception {
        long entry = Layout.discussion("Nobody listens");
        String path = "/api/v1/entries/" + entry + "/comments";
        for (int round = 0; round < 5; round++) {
            long cut = Layout
                    .number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query ILIKE 'listen%'");
            assertNotEquals(0, cut, "somebody listens");
            long after = Layout.number("SELECT coalesce(max(id), 0) FROM comment WHERE entry_id = ?", entry);
            // as a browser does: whoever is sent away comes back at once, and says what they know
            StringBuffer heard = new StringBuffer();
            Thread reader = new Thread(() -> {
                for (int wait = 60; heard.isEmpty(); wait = 0) {
                    heard.append(Layout.call(Layout.NODE_2, "erewash", "GET", "/api/v1/live/entries/" + entry
                            + "/comments?after=" + after + "&wait=" + wait, null).body());
                }
            });
            reader.start();
            Layout.pause(500);
            Answer posted = Layout.call(Layout.NODE_1, "practitioner", "POST", path, "{\"body\":\"Heard " + round + "\"}");
            assertEquals(201, posted.status(), posted::body);
            Layout.await("news of it at the other node", Duration.ofSeconds(10),
                    () -> heard.toString().contains(posted.json().get("id").asText()));
            reader.join();
        }
        Layout.found("FA14",
                "5 comments posted right after every listening connection was cut: each reached a reader at the other node");
    }

    /** FA14: a membership ends through one node, while its former member reads at the other. */
    @Test
    @Order(5)
    void whoLeftACircleThroughOneNodeReadsNothingOfItAtTheOther() throws Exception {
        assertEquals(200, Layout.call(Layout.PORT, "erewash", "GET", "/api/v1/circles", null).status());
        Answer made = Layout.call(Layout.NODE_1, "practitioner", "POST", "/api/v1/circles",
                "{\"name\":\"Night shift\",\"purpose\":\"To say what is hard.\",\"days\":30}");
        assertEquals(201, made.status(), made::body);
        String circle = "/api/v1/circles/" + made.json().get("key").asText();
        Answer invited = Layout.call(Layout.NODE_1, "practitioner", "POST", circle + "/invitations",
                "{\"person\":\"erewash\"}");
        assertEquals(200, invited.status(), invited::body);
        assertEquals(204, Layout.call(Layout.NODE_1, "erewash", "POST", circle + "/answer", "{\"accepted\":true}").status());
        Answer text = Layout.call(Layout.NODE_1, "practitioner", "POST", "/api/v1/discussions",
                "{\"title\":\"Among us\",\"body\":\"Who else?\",\"visibility\":\"circle\",\"circle\":\""
                        + made.json().get("key").asText() + "\"}");
        assertEquals(201, text.status(), text::body);
        String path = "/api/v1/entries/" + text.json().get("id").asLong() + "/comments";
        assertEquals(200, Layout.call(Layout.NODE_2, "erewash", "GET", path, null).status(), "a member reads it");
        AtomicBoolean left = new AtomicBoolean();
        AtomicInteger before = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        AtomicInteger leaks = new AtomicInteger();
        Set<Integer> others = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> readers = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            readers.add(() -> {
                while (after.get() < READS) {
                    boolean begunAfter = left.get();
                    int status = Layout.call(Layout.NODE_2, "erewash", "GET", path, null).status();
                    (begunAfter ? after : before).incrementAndGet();
                    if (begunAfter && status == 200) {
                        leaks.incrementAndGet();
                    }
                    if (status != 200 && status != 404) {
                        others.add(status);
                    }
                }
                return null;
            });
        }
        readers.add(() -> {
            Layout.await("they read", Duration.ofSeconds(60), () -> before.get() > 200);
            assertEquals(204,
                    Layout.call(Layout.NODE_1, "erewash", "POST", circle + "/leave", "{\"takeTexts\":false}").status());
            left.set(true);
            return null;
        });
        Layout.together(readers);
        assertEquals(Set.of(), others);
        assertEquals(0, leaks.get(), "read after the membership had ended");
        Layout.found("FA14", before + " reads before a membership ended through the other node, " + after + " begun after it: "
                + leaks + " answered with the text");
    }

    /** FA12. */
    @Test
    @Order(9)
    void aFailoverLosesNothingAndThePrimaryOfBeforeStaysOut() {
        Writers writers = Writers.begin(WRITERS, Layout.discussion("The primary fails over"));
        Layout.pause(3_000);
        Layout.script("kill", "primary");
        long from = System.nanoTime();
        assertSaidToBeAway(Layout.NODE_1);
        Layout.script("promote");
        untilWritten(writers);
        long back = (System.nanoTime() - from) / 1_000_000;
        Layout.pause(2_000);
        assertNotEquals(0, Layout.tried("start", "primary"), "the primary of before does not come back by itself");
        writers.end();
        writers.assertNothingIsLostOrDoubled("FA12");
        Layout.found("FA12", "synchronous replica: the first comment " + back
                + " ms after the primary was killed and the replica promoted at once");
    }

    /**
     * Whoever wants to write gets a clear answer within the limit; whoever reads reads on at the replica, which ReplicaFault looks at. In
     * milliseconds how long the answer took.
     */
    private static long assertSaidToBeAway(int port) {
        long from = System.nanoTime();
        Answer problem = Layout.call(port, "practitioner", "POST", "/api/v1/entries/" + tried + "/comments",
                "{\"body\":\"Is it there?\"}");
        long took = (System.nanoTime() - from) / 1_000_000;
        assertEquals(503, problem.status(), problem::body);
        assertTrue(!problem.header("Retry-After").isEmpty(), "says when to come again");
        assertTrue(!problem.header("X-Request-Id").isEmpty(), "can be asked about");
        assertTrue(!problem.body().contains("java.") && !problem.body().contains("SQL"), problem::body);
        assertTrue(problem.header("Content-Type").startsWith("application/problem+json"), problem.header("Content-Type"));
        return took;
    }

    private static long untilWritten(Writers writers) {
        long from = System.nanoTime();
        int before = writers.acknowledgedSoFar();
        Layout.await("somebody's comment is acknowledged again", Duration.ofSeconds(60),
                () -> writers.acknowledgedSoFar() > before);
        return (System.nanoTime() - from) / 1_000_000;
    }
}
