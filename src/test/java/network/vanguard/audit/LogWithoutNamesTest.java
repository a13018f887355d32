package network.vanguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Migration 34, on a log as it was before: the names go, the chain holds, and what was altered before is still found. */
@QuarkusTest
class LogWithoutNamesTest {

    private static final String CHAIN = """
            SELECT number FROM (SELECT number, hash = audit_hash(log) AND before = coalesce(lag(hash) OVER (ORDER BY number), '') AS fits
                FROM audit_log log) one WHERE NOT fits ORDER BY number""";

    @Test
    void aLogThatWasWholeIsWholeAfterwardsAndNamesNobody() throws Exception {
        try (Connection owner = connect(); Statement sql = owner.createStatement()) {
            before(sql);
            try {
                sql.execute("UPDATE audit_check SET rows = 2, hash = (SELECT hash FROM audit_log WHERE number = 2)");
                sql.execute(migration("V34__leaving.sql"));
                assertEquals(List.of(), numbers(sql, CHAIN));
                assertEquals(List.of(2L), numbers(sql, "SELECT c.rows FROM audit_check c JOIN audit_log l ON l.number = c.rows "
                        + "AND l.hash = c.hash"));
                assertEquals(List.of(),
                        numbers(sql, "SELECT number FROM audit_log WHERE strpos(CAST(audit_log AS text), 'zznamed') > 0"));
                assertEquals(List.of(1L),
                        numbers(sql, "SELECT number FROM audit_log WHERE subject = 'member' AND subject_id = '7'"));
                sql.execute("INSERT INTO audit_entry (actor_id, verb, subject, subject_id) VALUES (7, 'kept', 'test', '4')");
                assertEquals(List.of(), numbers(sql, CHAIN));
                assertEquals(List.of(4L), numbers(sql, "SELECT max(number) FROM audit_log"));
                // a node of the version before, which is replaced in a moment, still says the name
                sql.execute("INSERT INTO audit_entry (actor_id, actor, verb, subject, subject_id) "
                        + "VALUES (7, 'zznamed', 'kept', 'test', '5')");
                assertEquals(List.of(), numbers(sql, CHAIN));
                assertEquals(List.of(),
                        numbers(sql, "SELECT number FROM audit_log WHERE strpos(CAST(audit_log AS text), 'zznamed') > 0"));
            } finally {
                sql.execute("DROP SCHEMA older CASCADE");
            }
        }
    }

    @Test
    void aRowThatWasAlteredBeforeIsStillFound() throws Exception {
        try (Connection owner = connect(); Statement sql = owner.createStatement()) {
            before(sql);
            try {
                sql.execute("ALTER TABLE audit_log DISABLE TRIGGER ALL");
                sql.execute("UPDATE audit_log SET reason = 'as somebody wants it' WHERE number = 2");
                sql.execute("ALTER TABLE audit_log ENABLE TRIGGER ALL");
                sql.execute(migration("V34__leaving.sql"));
                assertEquals(List.of(2L), numbers(sql, CHAIN));
            } finally {
                sql.execute("DROP SCHEMA older CASCADE");
            }
        }
    }

    /** The log as migration 26 made it, with three rows, beside the one that is in use. */
    private static void before(Statement sql) throws SQLException, IOException {
        sql.execute("DROP SCHEMA IF EXISTS older CASCADE");
        sql.execute("CREATE SCHEMA older");
        sql.execute("SET search_path TO older");
        String made = migration("V26__moderation.sql");
        String end = "INSERT INTO audit_check DEFAULT VALUES;";
        sql.execute(made.substring(made.indexOf("CREATE TABLE audit_log"), made.indexOf(end) + end.length()));
        for (String row : List.of("'signed-in', 'member', 'zznamed'", "'kept', 'entry', '12'",
                "'exported', 'export', 'sites.ndjson'")) {
            sql.execute(
                    "INSERT INTO audit_entry (actor_id, actor, verb, subject, subject_id) VALUES (7, 'zznamed', " + row + ")");
        }
    }

    private static List<Long> numbers(Statement sql, String query) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    private static String migration(String name) throws IOException {
        try (InputStream file = LogWithoutNamesTest.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Connection connect() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }
}
