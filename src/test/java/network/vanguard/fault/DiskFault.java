package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import network.vanguard.cast.Answer;
import network.vanguard.local.Tokens;

/** FA9: a disk is full. Each is a small file system of its own in memory, which only root may make, filled to its last byte. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DiskFault {

    private static final int WRITERS = 4;
    private static final int FREE = 24;
    private static final String FILLER = "filler";
    /** Files whose pieces are missing or do not add up to their size. */
    private static final String HALF_FILES = "SELECT count(*) FROM attachment a WHERE a.kind <> 'video' AND a.size <> coalesce("
            + "(SELECT sum(length(p.bytes)) FROM attachment_piece p WHERE p.attachment_id = a.id AND NOT p.small), 0)";

    @BeforeAll
    static void up() {
        Layout.up();
        // Keycloak has its tables on the same disks
        List.of("practitioner", "erewash", "curator").forEach(Tokens::of);
    }

    @AfterEach
    void roomAgain() {
        Layout.javaOfNodes(null);
    }

    /** The folders in which PostgreSQL keeps tables and indexes; its log has room. */
    @Test
    @Order(1)
    void aDatabaseWithoutRoomForTablesRefusesAndReadsAndGoesOnByItselfOnceThereIsRoom() {
        onSmallDisk("primary/base", disk -> {
            long entry = Layout.discussion("The disk of the tables is full");
            Writers writers = Writers.begin(WRITERS, entry);
            written(writers, 20);
            fill(disk);
            Answer refused = untilRefused(entry);
            assertNoRoom(refused);
            assertRead();
            Set<String> nodes = running();
            Layout.pause(3_000);
            long back = free(disk, entry);
            assertEquals(nodes, running(), "nobody ended");
            writers.end();
            writers.assertNothingIsLostOrDoubled("FA9 tables");
            assertEquals(0, Layout.number(HALF_FILES), "files of which a part is missing");
            Layout.found("FA9 tables",
                    "a file refused with " + refused.status() + ", pages read meanwhile; the first file " + back
                            + " ms after there was room");
            assertTrue(back <= 5_000, () -> "room again, and the first file after " + back + " ms");
        });
    }

    /** PostgreSQL's own answer to this is to end: what then comes back, and by whom, is what one wants to know. */
    @Test
    @Order(2)
    void aDatabaseWithoutRoomForItsLogLosesNothingThatWasAcknowledged() {
        onSmallDisk("primary/pg_wal", disk -> {
            long entry = Layout.discussion("The disk of the log is full");
            Writers writers = Writers.begin(WRITERS, entry);
            written(writers, 20);
            fill(disk);
            Answer refused = untilRefused(entry);
            assertSaid(refused);
            Layout.pause(5_000);
            boolean runs = running().contains("primary");
            Answer page = Layout.page(Layout.NODE_1, "/case-studies");
            assertEquals(200, page.status(), page::body);
            assertTrue(running().containsAll(Set.of("node1", "node2")), "the nodes go on");
            delete(disk);
            long from = System.nanoTime();
            Layout.script("start", "primary");
            untilTaken(entry);
            long back = (System.nanoTime() - from) / 1_000_000;
            assertTrue(running().containsAll(Set.of("node1", "node2")), "the nodes were not started again");
            writers.end();
            writers.assertNothingIsLostOrDoubled("FA9 log of the database");
            assertEquals(0, Layout.number(HALF_FILES), "files of which a part is missing");
            Layout.found("FA9 log of the database",
                    "PostgreSQL " + (runs ? "still ran" : "had ended") + " after five seconds, a page got "
                            + page.status() + "; the first file " + back + " ms after there was room and it was told to start");
        });
    }

    /** Files wait there while they are looked at. */
    @Test
    @Order(3)
    void aNodeWithoutRoomForWhatIsSentRefusesFilesAndDoesTheRest() {
        Path disk = Layout.folder("uploads");
        onSmallNode("uploads", "-Djava.io.tmpdir=" + disk, () -> {
            long entry = Layout.discussion("The disk of the uploads is full");
            assertEquals(201, file(entry).status());
            fill(disk);
            Answer refused = file(entry);
            assertNoRoom(refused);
            assertNoRoom(Layout.call(Layout.NODE_1, "curator", "POST", "/api/v1/imports", "{}\n".repeat(400_000),
                    "Content-Type", "application/x-ndjson"));
            assertRead();
            Answer comment = Layout.call(Layout.NODE_1, "practitioner", "POST", "/api/v1/entries/" + entry + "/comments",
                    "{\"body\":\"A comment needs no such room.\"}");
            assertEquals(201, comment.status(), comment::body);
            assertEquals(1, Layout.number("SELECT count(*) FROM attachment WHERE entry_id = ?", entry));
            long back = free(disk, entry);
            assertEquals(0, Layout.number(HALF_FILES), "files of which a part is missing");
            Layout.found("FA9 uploads",
                    "a file refused with " + refused.status() + ", comments and pages go on; the first file " + back
                            + " ms after there was room");
            assertTrue(back <= 5_000, () -> "room again, and the first file after " + back + " ms");
        });
    }

    @Test
    @Order(4)
    void aNodeWithoutRoomForItsLogGoesOn() {
        Path disk = Layout.folder("log");
        onSmallNode("log", "-Dquarkus.log.file.enabled=true -Dquarkus.log.file.path=" + disk.resolve("vanguard.log"), () -> {
            long entry = Layout.discussion("The disk of the log is full");
            fill(disk);
            for (int n = 0; n < 50; n++) {
                Answer comment = Layout.call(Layout.NODE_1, "practitioner", "POST", "/api/v1/entries/" + entry + "/comments",
                        "{\"body\":\"Not logged " + n + "\"}");
                assertEquals(201, comment.status(), comment::body);
            }
            assertRead();
            assertEquals(201, file(entry).status());
            delete(disk);
            assertEquals(200, Layout.page(Layout.NODE_1, "/q/health/ready").status());
            Layout.found("FA9 log of a node", "50 comments, a file and pages while nothing could be logged");
        });
    }

    private interface OnDisk {
        void of(Path disk);
    }

    /** The primary with that folder on a disk with a little room, and afterwards where it was. */
    private static void onSmallDisk(String folder, OnDisk what) {
        Layout.script("stop", "primary");
        Layout.script("small", folder, String.valueOf(FREE));
        Layout.script("start", "primary");
        try {
            Layout.await("the nodes have their database", Duration.ofSeconds(30),
                    () -> Layout.ready(Layout.NODE_1) && Layout.ready(Layout.NODE_2) && tokens());
            what.of(Layout.folder(folder));
        } finally {
            delete(Layout.folder(folder));
            Layout.script("stop", "primary");
            Layout.script("roomy", folder);
            Layout.script("start", "primary");
        }
    }

    /** Keycloak has its database again too; what it gives out now lasts for the rest. */
    private static boolean tokens() {
        try {
            return Set.of("practitioner", "erewash", "stockport", "morecambe").stream().allMatch(who -> Tokens.of(who) != null);
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    /** The first node with a small disk, and with these options. */
    private static void onSmallNode(String folder, String options, Runnable what) {
        Layout.script("small", folder, String.valueOf(FREE));
        Layout.javaOfNodes("-Xmx400m " + options);
        Layout.script("stop", "node1");
        Layout.script("start", "node1");
        try {
            what.run();
        } finally {
            Layout.javaOfNodes(null);
            Layout.script("stop", "node1");
            Layout.script("roomy", folder);
            Layout.script("start", "node1");
        }
    }

    /** To the last byte. */
    private static void fill(Path disk) {
        byte[] much = new byte[1 << 20];
        int size = much.length;
        while (size > 0) {
            try (OutputStream out = Files.newOutputStream(disk.resolve(FILLER + UUID.randomUUID()))) {
                while (true) {
                    out.write(much, 0, size);
                }
            } catch (IOException full) {
                // once more in smaller pieces, until not one more byte fits
                size /= 16;
            }
        }
    }

    private static void delete(Path disk) {
        try (var files = Files.newDirectoryStream(disk, FILLER + "*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the room back; in milliseconds how long it took until a file was kept again. */
    private static long free(Path disk, long entry) {
        delete(disk);
        long from = System.nanoTime();
        untilTaken(entry);
        return (System.nanoTime() - from) / 1_000_000;
    }

    private static void untilTaken(long entry) {
        Layout.await("a file is kept again", Duration.ofSeconds(60), () -> file(entry).status() == 201);
    }

    /** Sends files until one is refused, as a table has a little room of its own even then. */
    private static Answer untilRefused(long entry) {
        for (int n = 0; n < 60; n++) {
            Answer answer = file(entry);
            if (answer.status() != 201) {
                return answer;
            }
        }
        throw new AssertionError("60 MB were taken by a full disk");
    }

    /** A megabyte that cannot be packed; letters only, as digits might pass for the number of a patient. */
    private static Answer file(long entry) {
        StringBuilder text = new StringBuilder();
        Random random = new Random();
        while (text.length() < 1_000_000) {
            for (int letter = 0; letter < 60; letter++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append('\n');
        }
        return Layout.upload(Layout.NODE_1, "practitioner", entry, "Minutes.txt", text.toString());
    }

    private static void assertNoRoom(Answer answer) {
        assertSaid(answer);
        assertTrue(answer.body().contains("no room"), answer::body);
    }

    /** A clear answer that gives nothing away. */
    private static void assertSaid(Answer answer) {
        assertEquals(503, answer.status(), answer::body);
        assertTrue(answer.header("Content-Type").startsWith("application/problem+json"), answer::body);
        assertTrue(!answer.body().contains("java.") && !answer.body().contains("SQL"), answer::body);
    }

    private static void assertRead() {
        for (String path : Set.of("/case-studies", "/discussions", "/q/health/live")) {
            Answer page = Layout.page(Layout.NODE_1, path);
            assertEquals(200, page.status(), page::body);
        }
    }

    /** The parts that run. */
    private static Set<String> running() {
        Set<String> parts = new TreeSet<>();
        for (String part : Set.of("primary", "replica", "node1", "node2")) {
            if (Layout.tried("runs", part) == 0) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static void written(Writers writers, int many) {
        int before = writers.acknowledgedSoFar();
        Layout.await(many + " comments", Duration.ofSeconds(60), () -> writers.acknowledgedSoFar() >= before + many);
    }
}
