package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import network.vanguard.cast.Answer;

/** A node of the platform is killed, stopped, or asked the same twice. */
class NodeFault {

    private static final int WRITERS = 8;
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 10);

    @BeforeAll
    static void up() {
        Layout.up();
    }

    /** FA1. */
    @Test
    void aNodeThatIsKilledLosesNothingThatWasAcknowledged() {
        Writers writers = Writers.begin(WRITERS, Layout.discussion("A node is killed"));
        Random random = new Random(1);
        long slowest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Layout.pause(300 + random.nextInt(1_500));
            String node = round % 2 == 0 ? "node1" : "node2";
            Layout.script("kill", node);
            long from = System.nanoTime();
            Layout.script("start", node);
            slowest = Math.max(slowest, System.nanoTime() - from);
        }
        writers.end();
        writers.assertNothingIsLostOrDoubled("FA1");
        Layout.found("FA1", ROUNDS + " rounds; a killed node was ready again after " + slowest / 1_000_000 + " ms at most");
    }

    /** FA17. */
    @Test
    void aCommentThatIsSentFiftyTimesOverBothNodesIsOne() throws Exception {
        long entry = Layout.discussion("Sent fifty times");
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/entries/" + entry + "/comments";
        List<Callable<Answer>> sent = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            int port = n % 2 == 0 ? Layout.NODE_1 : Layout.NODE_2;
            sent.add(() -> Layout.call(port, "practitioner", "POST", path, "{\"body\":\"Once.\"}", "Idempotency-Key", key));
        }
        Set<String> told = Layout.together(sent).stream()
                .map(answer -> answer.status() / 100 == 2 ? answer.json().get("id").asText() : answer.status() + answer.body())
                .collect(Collectors.toSet());
        assertEquals(1, told.size(), told::toString);
        assertEquals(1, Layout.number("SELECT count(*) FROM comment WHERE entry_id = ?", entry));
        Layout.script("kill", "node1");
        Layout.script("start", "node1");
        Answer again = Layout.call(Layout.NODE_1, "practitioner", "POST", path, "{\"body\":\"Once.\"}", "Idempotency-Key", key);
        assertTrue(told.contains(again.json().get("id").asText()), again::body);
        assertEquals(422,
                Layout.call(Layout.NODE_2, "practitioner", "POST", path, "{\"body\":\"Other.\"}", "Idempotency-Key", key)
                        .status());
        assertEquals(1, Layout.number("SELECT count(*) FROM comment WHERE entry_id = ?", entry));
        Layout.found("FA17", "50 at once over two nodes, and again after a kill -9: 1 comment, one answer");
    }

    /** FA25. */
    @Test
    void aNodeThatIsStoppedUnderLoadEndsWhatItBegan() {
        Writers writers = Writers.begin(WRITERS, Layout.discussion("A node is stopped"));
        for (int round = 0; round < 4; round++) {
            Layout.pause(1_000);
            String node = round % 2 == 0 ? "node1" : "node2";
            Layout.script("stop", node);
            int before = writers.acknowledgedSoFar();
            Layout.await("the other node goes on", Duration.ofSeconds(30),
                    () -> writers.acknowledgedSoFar() > before + WRITERS);
            Layout.script("start", node);
        }
        writers.end();
        writers.assertNothingIsLostOrDoubled("FA25");
    }

    /** FA25: a load balancer that asks sends nobody there any more before anybody is refused. */
    @Test
    void aNodeThatIsToldToStopSaysFirstThatItIsNotReadyAndStillAnswers() throws Exception {
        Thread stopping = new Thread(() -> Layout.script("stop", "node1"));
        stopping.start();
        int answered = 0;
        while (stopping.isAlive()) {
            if (!Layout.ready(Layout.NODE_1) && answers(Layout.NODE_1)) {
                answered++;
            }
            Layout.pause(50);
        }
        stopping.join();
        int seen = answered;
        assertTrue(seen > 5, () -> "Answered " + seen + " times while it was not ready");
        assertFalse(answers(Layout.NODE_1));
        Layout.script("start", "node1");
        Layout.found("FA25", "told to stop, a node answered " + seen + " more requests while it was not ready");
    }

    private static boolean answers(int port) {
        try {
            return Layout.page(port, "/help").status() == 200;
        } catch (UncheckedIOException gone) {
            return false;
        }
    }
}
