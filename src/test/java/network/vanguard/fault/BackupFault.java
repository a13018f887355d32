package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import network.vanguard.cast.Answer;

/** What is left of the database after the machine is gone: a folder as it lay there, a backup, and the archive of the log. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupFault {

    private static final int WRITERS = 8;

    @BeforeAll
    static void up() {
        Layout.up();
    }

    @AfterAll
    static void asBefore() {
        Layout.script("kill", "node3");
        Layout.script("kill", "restored");
        Layout.up();
    }

    /** FA4. */
    @Test
    @Order(1)
    void aServerThatLostItsPowerWhileItWroteComesBackWithAllThatWasAcknowledged() {
        long entry = Layout.discussion("The power fails");
        Writers writers = Writers.begin(WRITERS, entry);
        written(writers, 200);
        Set<String> before = writers.acknowledged();
        Layout.script("copy");
        writers.end();
        writers.assertNothingIsLostOrDoubled("FA4");
        Set<String> there = comments(entry);
        assertTrue(there.containsAll(before), "acknowledged before the power failed, and there");
        int indexes = assertSound();
        Layout.found("FA4", "a start from the folder of a server that was stopped dead: " + before.size()
                + " comments acknowledged before it, 0 lost; " + indexes + " indexes checked against their tables, all sound");
    }

    /** FA26. */
    @Test
    @Order(2)
    void aBackupMadeWhilePeopleWriteGivesBackEachRowAndFileAndAMomentBetweenToo() {
        long entry = Layout.discussion("A backup is made");
        long later = Layout.discussion("A moment after the backup");
        for (int file = 0; file < 5; file++) {
            Answer added = Layout.upload("practitioner", entry, "Minutes " + file + ".txt",
                    ("Line " + file + "\n").repeat(50_000));
            assertEquals(201, added.status(), added::body);
        }
        Writers writers = Writers.begin(WRITERS, entry);
        written(writers, 100);
        long from = System.nanoTime();
        Layout.script("backup");
        long backup = millis(from);
        written(writers, 200);
        Set<String> before = writers.acknowledged();
        String moment = text(Layout.PORT + 400, "SELECT clock_timestamp()::text");
        Layout.pause(1_000);
        Answer after = Layout.call(Layout.PORT, "erewash", "POST", "/api/v1/entries/" + later + "/comments",
                "{\"body\":\"After the moment\"}");
        assertEquals(201, after.status(), after::body);
        Layout.pause(1_000);
        writers.end();
        // nothing in the background changes anything while the two are compared
        Layout.script("stop", "node1");
        Layout.script("stop", "node2");
        Map<String, String> rows = rows(Layout.PORT + 400);
        archiveTheRest();

        from = System.nanoTime();
        Layout.script("restore");
        long database = millis(from);
        Map<String, String> restored = rows(Layout.PORT + 402);
        Layout.script("start", "node3");
        long platform = millis(from);
        assertEquals(rows, restored, "each table: rows and their sum");
        assertTrue(rows.get("attachment_piece") != null && !rows.get("attachment_piece").startsWith("0 "), "files are in it");
        assertEquals(Set.of("After the moment"), comments(later));
        int indexes = assertSound();
        Answer page = Layout.page(Layout.PORT + 3, "/discussions");
        assertEquals(200, page.status(), page::body);
        Answer thread = Layout.call(Layout.PORT + 3, "practitioner", "GET", "/api/v1/entries/" + entry + "/comments", null);
        assertEquals(200, thread.status(), thread::body);
        Layout.script("stop", "node3");

        from = System.nanoTime();
        Layout.script("restore", moment);
        long past = millis(from);
        Set<String> then = comments(entry);
        assertTrue(then.containsAll(before), "what was acknowledged before the moment is there");
        assertEquals(Set.of(), comments(later), "what came after it is not");
        Layout.script("start", "node1");
        Layout.script("start", "node2");
        writers.assertNothingIsLostOrDoubled("FA26");
        Layout.found("FA26",
                "backup while eight people write " + backup + " ms; restored to the end: the database after " + database
                        + " ms, a node on it after " + platform + " ms, " + rows.size() + " tables with the same rows, "
                        + indexes
                        + " indexes sound; restored to a moment after " + past + " ms, " + before.size()
                        + " comments acknowledged before it there, what came later not");
    }

    private static void written(Writers writers, int more) {
        int before = writers.acknowledgedSoFar();
        Layout.await(more + " more comments", Duration.ofSeconds(120), () -> writers.acknowledgedSoFar() >= before + more);
    }

    /** Until whatever was written is in the archive. */
    private static void archiveTheRest() {
        String last = text(Layout.PORT + 400, "SELECT pg_walfile_name(pg_switch_wal())");
        Layout.await("the archive has " + last, Duration.ofSeconds(60), () -> text(Layout.PORT + 400,
                "SELECT coalesce(last_archived_wal, '') >= '" + last + "' FROM pg_stat_archiver").equals("t"));
    }

    /** Of each table how many rows it has, and a sum over all that is in them, files included; but for what is not logged (the pace of people). */
    private static Map<String, String> rows(int port) {
        Map<String, String> sums = new TreeMap<>();
        for (String table : texts(port,
                "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
                        + " AND relpersistence = 'p'")) {
            sums.put(table, text(port,
                    "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM " + table + " t"));
        }
        return sums;
    }

    /** Every index of every table agrees with its table; how many there are. */
    private static int assertSound() {
        try (Connection server = Layout.server(Layout.PORT + 402); Statement statement = server.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS amcheck");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts(Layout.PORT + 402, """
                SELECT bt_index_check(i.indexrelid, true)::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relpersistence = 'p' AND i.indisvalid""").size();
    }

    private static Set<String> comments(long entry) {
        return Set.copyOf(texts(Layout.PORT + 402, "SELECT body FROM comment WHERE entry_id = " + entry));
    }

    private static long millis(long from) {
        return (System.nanoTime() - from) / 1_000_000;
    }

    private static String text(int port, String sql) {
        return texts(port, sql).get(0);
    }

    private static List<String> texts(int port, String sql) {
        try (Connection server = Layout.server(port);
                Statement statement = server.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
