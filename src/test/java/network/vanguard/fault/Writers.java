package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import network.vanguard.cast.Answer;
import network.vanguard.local.Tokens;

/**
 * People who comment at the same time while something breaks. Each sends a comment again, with its key, until it is acknowledged, as the page and
 * every careful program do.
 */
final class Writers {

    private static final List<String> ACCOUNTS = List.of("practitioner", "erewash", "stockport", "morecambe");
    /** What a failure may look like from outside: the platform's own 503 or the load balancer's, or a connection that breaks. */
    private static final Set<Integer> TROUBLE = Set.of(503, Writers.NOBODY);
    private static final int NOBODY = -1;

    private final long entryId;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile long longest;
    private volatile boolean ended;

    private Writers(long entryId) {
        this.entryId = entryId;
    }

    /** So many begin to write under that entry. */
    static Writers begin(int many, long entryId) {
        Writers writers = new Writers(entryId);
        // whoever writes has signed in before anything breaks
        ACCOUNTS.forEach(Tokens::of);
        for (int n = 0; n < many; n++) {
            String account = ACCOUNTS.get(n % ACCOUNTS.size());
            Thread thread = new Thread(() -> writers.write(account));
            thread.start();
            writers.threads.add(thread);
        }
        return writers;
    }

    private void write(String account) {
        while (!ended) {
            // in letters: ten digits might pass for the number of a patient
            String key = UUID.randomUUID().toString().chars()
                    .map(letter -> letter < 'a' && letter != '-' ? letter - '0' + 'g' : letter)
                    .mapToObj(Character::toString).collect(Collectors.joining());
            while (!send(account, key)) {
                Layout.pause(100);
            }
        }
    }

    private boolean send(String account, String key) {
        long from = System.nanoTime();
        Answer answer;
        try {
            answer = Layout.call(Layout.PORT, account, "POST", "/api/v1/entries/" + entryId + "/comments",
                    "{\"body\":\"Fault " + key + "\"}", "Idempotency-Key", key);
        } catch (UncheckedIOException e) {
            answer = null;
        }
        longest = Math.max(longest, System.nanoTime() - from);
        int status = answer == null ? NOBODY : answer.status();
        answers.merge(status, 1, Integer::sum);
        if (status == 201 || status == 200) {
            acknowledged.add("Fault " + key);
            return true;
        }
        if (!TROUBLE.contains(status)) {
            refused.add(answer);
            return true;
        }
        return false;
    }

    /** What is acknowledged by now. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    /** They end with what they are sending, which they still get acknowledged. */
    void end() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join(120_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertTrue(!thread.isAlive(), "a writer still waits for its acknowledgement");
        }
    }

    /** Rules (a), (b) and (d) of every fault; and the stored counts are what a recount gives. */
    void assertNothingIsLostOrDoubled(String row) {
        assertEquals(List.of(), refused.stream().map(answer -> answer.status() + " " + answer.body()).toList(),
                "other failures than 503");
        Map<String, Integer> there = new HashMap<>();
        try (Connection database = Layout.database();
                PreparedStatement statement = database
                        .prepareStatement("SELECT body, count(*) FROM comment WHERE entry_id = ? GROUP BY body")) {
            statement.setLong(1, entryId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    there.put(rows.getString(1), rows.getInt(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        List<String> lost = acknowledged.stream().filter(text -> !there.containsKey(text)).toList();
        List<String> doubled = there.entrySet().stream().filter(one -> one.getValue() > 1).map(Map.Entry::getKey).toList();
        assertEquals(List.of(), lost, "acknowledged and lost");
        assertEquals(List.of(), doubled, "there more than once");
        assertEquals(acknowledged.size(), there.size(), "every comment is acknowledged in the end");
        assertEquals(there.size(), Layout.number("SELECT total FROM comment_thread WHERE entry_id = ?", entryId),
                "the stored count");
        Layout.found(row, acknowledged.size() + " comments acknowledged, 0 lost, 0 doubled; answers " + new TreeMap<>(answers)
                + "; the longest took " + longest / 1_000_000 + " ms");
    }
}
