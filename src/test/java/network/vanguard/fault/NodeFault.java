package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import network.vanguard.cast.Answer;

/** A node of the platform is killed, stopped, or asked the same twice. */
class NodeFault {

    private static final int WRITERS = 8;
    private static final String COUNTS_THAT_DIFFER = "SELECT count(*) FROM comment_thread t "
            + "WHERE t.total <> (SELECT count(*) FROM comment c WHERE c.entry_id = t.entry_id AND c.state = 'visible')";
    private static final int ENTRIES_EACH = 12;
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

    /** FA1, with files: each node is killed while four people send them. */
    @Test
    void aNodeThatIsKilledWhileFilesAreSentLeavesNoneInHalf() throws Exception {
        // an entry takes thirty files
        List<Long> entries = new ArrayList<>();
        for (int n = 0; n < 4 * ENTRIES_EACH; n++) {
            entries.add(Layout.discussion("A node is killed while files are sent"));
        }
        AtomicBoolean ended = new AtomicBoolean();
        Set<String> kept = ConcurrentHashMap.newKeySet();
        AtomicInteger broken = new AtomicInteger();
        List<Callable<Void>> people = new ArrayList<>();
        for (int person = 0; person < 4; person++) {
            Random random = new Random(person);
            List<Long> own = entries.subList(person * ENTRIES_EACH, (person + 1) * ENTRIES_EACH);
            people.add(() -> {
                for (int taken = 0; !ended.get();) {
                    long entry = own.get(taken / 25);
                    String text = letters(random, 2_000_000);
                    try {
                        Answer answer = Layout.upload("practitioner", entry, "Minutes.txt", text);
                        if (answer.status() == 201) {
                            kept.add(sha256(text));
                            taken++;
                            continue;
                        }
                        assertEquals(503, answer.status(), answer::body);
                    } catch (UncheckedIOException cut) {
                        // as good as refused: nobody was told that it is there
                    }
                    broken.incrementAndGet();
                    Layout.pause(200);
                }
                return null;
            });
        }
        people.add(() -> {
            try {
                for (int round = 0; round < 4; round++) {
                    Layout.pause(1_500);
                    String node = round % 2 == 0 ? "node1" : "node2";
                    Layout.script("kill", node);
                    Layout.script("start", node);
                }
            } finally {
                ended.set(true);
            }
            return null;
        });
        Layout.together(people);
        Set<String> there = new HashSet<>();
        int half = 0;
        try (Connection database = Layout.database();
                PreparedStatement files = database.prepareStatement("SELECT a.id, a.size, a.sha256 FROM attachment a "
                        + "WHERE a.entry_id = ANY (?)");
                PreparedStatement pieces = database.prepareStatement(
                        "SELECT bytes FROM attachment_piece WHERE attachment_id = ? AND NOT small ORDER BY piece")) {
            files.setArray(1, database.createArrayOf("bigint", entries.toArray()));
            ResultSet file = files.executeQuery();
            while (file.next()) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                long size = 0;
                pieces.setLong(1, file.getLong(1));
                ResultSet piece = pieces.executeQuery();
                while (piece.next()) {
                    byte[] bytes = piece.getBytes(1);
                    digest.update(bytes);
                    size += bytes.length;
                }
                String sum = HexFormat.of().formatHex(digest.digest());
                half += size == file.getLong(2) && sum.equals(file.getString(3)) ? 0 : 1;
                there.add(sum);
            }
        }
        assertEquals(0, half, "files whose bytes are not those that were sent");
        assertTrue(there.containsAll(kept), "a file was acknowledged and lost");
        assertEquals(0, Layout.number("SELECT count(*) FROM attachment_piece p "
                + "WHERE NOT EXISTS (SELECT FROM attachment a WHERE a.id = p.attachment_id)"), "bytes without their file");
        assertEquals(0, Layout.number(COUNTS_THAT_DIFFER), "stored counts that a recount does not give");
        Layout.found("FA1 files", "4 kills while files of 2 MB were sent: " + kept.size() + " acknowledged, 0 lost, " + broken
                + " broken off, " + there.size() + " there and each whole; every stored count of comments right");
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder(length + 100);
        while (text.length() < length) {
            for (int letter = 0; letter < 60; letter++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
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
