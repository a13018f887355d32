package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import network.vanguard.cast.Answer;

/** What is read at the replica: while it follows, while it lags, while it is gone, and while it is all there is. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicaFault {

    private static final int REPLICA = Layout.PORT + 401;
    private static final int ROUNDS = 20;
    private static final List<Integer> NODES = List.of(Layout.NODE_1, Layout.NODE_2);
    private static final Duration SOON = Duration.ofSeconds(30);

    @BeforeAll
    static void up() {
        Layout.up();
    }

    /** FA13: everything that was acknowledged is there at once, on either node, for whoever wrote it and for others. */
    @Test
    @Order(1)
    void whatWasPostedIsReadAtOnceAtTheReplica() {
        long entry = Layout.discussion("Read at once");
        double before = readThere();
        post(entry, ROUNDS, "Follows ");
        double there = readThere() - before;
        assertTrue(there > 0, "nothing was read at the replica");
        Layout.found("FA13", ROUNDS + " comments, each read at both nodes by its author and by somebody else as soon as it was"
                + " acknowledged: all there; " + (long) there + " connections of the replica were used");
    }

    /** FA13: the replica stops replaying; nobody sees less than before, nor what was taken away meanwhile. */
    @Test
    @Order(2)
    void aReplicaThatLagsIsNotAsked() throws SQLException {
        long entry = Layout.discussion("A replica that lags");
        long gone = number(Layout.call(Layout.PORT, "practitioner", "POST", comments(entry), "{\"body\":\"Taken back\"}"));
        replay("pg_wal_replay_pause()");
        try {
            post(entry, ROUNDS, "Lags ");
            assertEquals(204, Layout.call(Layout.PORT, "practitioner", "DELETE", "/api/v1/comments/" + gone, null).status());
            for (int node : NODES) {
                assertFalse(Layout.call(node, "erewash", "GET", comments(entry), null).body().contains("Taken back"));
            }
        } finally {
            replay("pg_wal_replay_resume()");
        }
        Layout.await("the replica is read again", SOON, () -> {
            double before = readThere();
            NODES.forEach(node -> Layout.call(node, "erewash", "GET", comments(entry), null));
            return readThere() >= before + NODES.size();
        });
        Layout.found("FA13", "with a replica that replays nothing: " + ROUNDS
                + " comments read at once all the same, and one that was taken back shown to nobody");
    }

    /** FA2: neither server is there. */
    @Test
    @Order(5)
    void withoutEitherServerItIsSaidInWords() {
        Layout.script("kill", "primary");
        Layout.script("kill", "replica");
        try {
            Layout.await("it is said", SOON, () -> !Layout.ready(Layout.NODE_1));
            Answer page = Layout.page(Layout.NODE_1, "/case-studies");
            Answer problem = Layout.call(Layout.NODE_1, "practitioner", "GET", "/api/v1/entries", null);
            for (Answer answer : List.of(page, problem)) {
                assertEquals(503, answer.status(), answer::body);
                assertTrue(!answer.header("Retry-After").isEmpty(), "says when to come again");
                assertTrue(!answer.header("X-Request-Id").isEmpty(), "can be asked about");
                assertTrue(!answer.body().contains("java.") && !answer.body().contains("SQL"), answer::body);
            }
        } finally {
            Layout.script("start", "primary");
            Layout.script("start", "replica");
        }
        Layout.await("it is read again", SOON,
                () -> Layout.call(Layout.NODE_1, "practitioner", "GET", "/api/v1/entries", null).status() == 200);
    }

    @Test
    @Order(3)
    void aReplicaThatIsGoneIsNotMissed() {
        long entry = Layout.discussion("A replica that is gone");
        Layout.script("kill", "replica");
        try {
            Layout.await("everything is read at the primary", SOON, () -> NODES.stream()
                    .allMatch(node -> Layout.call(node, "erewash", "GET", comments(entry), null).status() == 200));
            for (int n = 0; n < ROUNDS; n++) {
                assertEquals(200, Layout.call(Layout.PORT, "erewash", "GET", comments(entry), null).status());
            }
        } finally {
            Layout.script("start", "replica");
        }
    }

    /** FA12: until there is a primary again, the network can be read. */
    @Test
    @Order(4)
    void withoutThePrimaryTheNetworkCanBeRead() {
        long entry = Layout.discussion("Read without the primary");
        post(entry, 1, "Before ");
        Layout.script("kill", "primary");
        long from = System.nanoTime();
        List<Long> slow = new ArrayList<>();
        try {
            Layout.await("it is read", SOON, () -> NODES.stream().allMatch(node -> reads(node, entry)));
            long took = (System.nanoTime() - from) / 1_000_000;
            for (int n = 0; n < ROUNDS; n++) {
                long began = System.nanoTime();
                for (int node : NODES) {
                    assertTrue(reads(node, entry));
                    assertTrue(Layout.ready(node), "a load balancer leaves the node in");
                    Answer front = Layout.page(node, "/");
                    assertEquals(200, front.status());
                    assertTrue(front.body().contains("nothing can be saved"), "the page says so");
                    assertEquals(200, Layout.call(node, "erewash", "GET", "/api/v1/search?q=without", null).status());
                    Answer refused = Layout.call(node, "practitioner", "POST", comments(entry), "{\"body\":\"Meanwhile\"}");
                    assertEquals(503, refused.status(), refused.body());
                    assertTrue(refused.headers().firstValue("Retry-After").isPresent());
                }
                slow.add((System.nanoTime() - began) / 1_000_000);
            }
            Layout.found("FA12", "without a primary the network is read again " + took + " ms after it was killed; "
                    + ROUNDS * 2 + " times comments, front page and a refused comment, the slowest pair of nodes "
                    + slow.stream().mapToLong(Long::longValue).max().orElseThrow() + " ms");
        } finally {
            Layout.script("start", "primary");
        }
        Layout.await("it is written again", SOON, () -> Layout.call(Layout.NODE_1, "practitioner", "POST", comments(entry),
                "{\"body\":\"Afterwards\"}").status() == 201);
        assertEquals(0, Layout.number("SELECT count(*) FROM comment WHERE entry_id = ? AND body = 'Meanwhile'", entry));
    }

    private static boolean reads(int node, long entry) {
        Answer read = Layout.call(node, "erewash", "GET", comments(entry), null);
        return read.status() == 200 && read.body().contains("Before 0");
    }

    private static void post(long entry, int times, String words) {
        for (int n = 0; n < times; n++) {
            assertEquals(201, Layout.call(NODES.get(n % 2), "practitioner", "POST", comments(entry),
                    "{\"body\":\"" + words + n + "\"}").status());
            for (int node : NODES) {
                for (String account : List.of("practitioner", "erewash")) {
                    String read = Layout.call(node, account, "GET", comments(entry) + "?limit=100", null).body();
                    assertTrue(read.contains(words + n + "\""), account + " misses " + words + n);
                }
            }
        }
    }

    private static String comments(long entry) {
        return "/api/v1/entries/" + entry + "/comments";
    }

    private static long number(Answer made) {
        return made.json().get("id").asLong();
    }

    private static void replay(String what) throws SQLException {
        try (Connection server = Layout.server(REPLICA)) {
            server.createStatement().execute("SELECT " + what);
        }
    }

    /** How often the nodes took a connection to the replica. */
    private static double readThere() {
        return NODES.stream().mapToDouble(node -> Layout.call(node, "erewash", "GET", "/q/metrics", null).body().lines()
                .filter(line -> line.startsWith("agroal_acquire_count_total") && line.contains("replica"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum()).sum();
    }
}
