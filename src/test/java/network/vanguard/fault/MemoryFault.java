package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import network.vanguard.cast.Answer;

/** FA24: a node with little memory gets much at the same time. It ends itself when its memory does not suffice, which a test sees. */
class MemoryFault {

    private static final int PEOPLE = 12;
    private static final int FILE = 19_000_000;
    private static final String HEAP = "-Xmx256m";

    @BeforeAll
    static void up() {
        Layout.up();
    }

    @Test
    void largeFilesAndImportsAtOncePassThroughANodeWithLittleMemory() throws Exception {
        long entry = Layout.discussion("Large files at once");
        Layout.javaOfNodes(HEAP);
        Layout.script("stop", "node1");
        Layout.script("start", "node1");
        Layout.javaOfNodes(null);
        try {
            String letters = ("A line of a long file that holds nothing of interest.\n".repeat(FILE / 54));
            Map<String, Integer> answers = new ConcurrentHashMap<>();
            AtomicInteger pages = new AtomicInteger();
            AtomicInteger busy = new AtomicInteger(PEOPLE + 2);
            List<Callable<Void>> all = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                String text = "Person " + (char) ('a' + person) + "\n" + letters;
                all.add(() -> counted(answers, busy, "file",
                        () -> Layout.upload(Layout.NODE_1, "practitioner", entry, "Minutes.txt", text)));
            }
            for (int n = 0; n < 2; n++) {
                String lines = ("{\"kind\":\"nothing of the sort\",\"run\":" + n + "}\n").repeat(FILE / 40);
                all.add(() -> counted(answers, busy, "import", () -> Layout.call(Layout.NODE_1, "curator", "POST",
                        "/api/v1/imports?dryRun=true", lines, "Content-Type", "application/x-ndjson")));
            }
            for (int reader = 0; reader < 3; reader++) {
                all.add(() -> {
                    while (busy.get() > 0) {
                        Answer page = Layout.page(Layout.NODE_1, "/discussions");
                        assertTrue(page.status() == 200 || page.status() == 503, page::body);
                        pages.incrementAndGet();
                    }
                    return null;
                });
            }
            Layout.together(all);
            assertEquals(0, Layout.tried("runs", "node1"), "the node did not run out of memory");
            assertEquals(200, Layout.page(Layout.NODE_1, "/q/health/ready").status());
            assertTrue(
                    answers.keySet().stream().allMatch(answer -> Stream.of(" 201", " 202", " 503").anyMatch(answer::endsWith)),
                    answers::toString);
            assertEquals(answers.getOrDefault("file 201", 0).longValue(),
                    Layout.number("SELECT count(*) FROM attachment WHERE entry_id = ?", entry));
            Layout.found("FA24",
                    HEAP + ", " + PEOPLE + " files of 19 MB and two imports of 20 MB at once: " + new TreeMap<>(answers)
                            + ", " + pages + " pages meanwhile; the node went on");
        } finally {
            Layout.script("stop", "node1");
            Layout.script("start", "node1");
        }
    }

    private static Void counted(Map<String, Integer> answers, AtomicInteger busy, String what, Callable<Answer> call)
            throws Exception {
        try {
            answers.merge(what + " " + call.call().status(), 1, Integer::sum);
        } catch (UncheckedIOException cut) {
            answers.merge(what + " cut off", 1, Integer::sum);
        } finally {
            busy.decrementAndGet();
        }
        return null;
    }
}
