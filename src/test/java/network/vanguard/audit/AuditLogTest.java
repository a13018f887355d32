package network.vanguard.audit;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.member.Viewer;

/** The log tells who did what, in an order without gaps, and whoever alters it is refused or found out. */
@QuarkusTest
class AuditLogTest {

    @Inject
    AuditLog log;
    @Inject
    AuditCheck check;

    @BeforeAll
    static void arrive() {
        Cast.enters();
    }

    @Test
    void manyWritersMakeOneChainWithoutGaps() throws Exception {
        long before = Cast.count("SELECT count(*) FROM audit_log");
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 6; writer++) {
            Thread thread = new Thread(() -> {
                for (int row = 0; row < 10; row++) {
                    record("one of many");
                }
            });
            thread.start();
            writers.add(thread);
        }
        for (Thread writer : writers) {
            writer.join(TimeUnit.MINUTES.toMillis(2));
        }
        assertTrue(Cast.count("SELECT count(*) FROM audit_log") >= before + 60);
        assertEquals(Cast.count("SELECT count(*) FROM audit_log"), Cast.count("SELECT max(number) FROM audit_log"), "no gaps");
        assertNull(check.check(Cast.viewer(Person.MODERATOR)).brokenAt());
    }

    @Test
    void whatIsNotKeptIsNotInTheLog() {
        long before = Cast.count("SELECT count(*) FROM audit_log WHERE reason = 'never happened'");
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            log.record(Viewer.ANONYMOUS, AuditVerb.KEPT, "test", 1, "never happened");
            throw new IllegalStateException("and goes back");
        }));
        assertEquals(before, Cast.count("SELECT count(*) FROM audit_log WHERE reason = 'never happened'"));
    }

    @Test
    void aReasonCannotPassForAnotherRow() {
        record("harmless\r\n99 2026-11-22 administrator Hid entry 1\u2028next");
        JsonNode row = Web.of(Person.MODERATOR).api("GET", "/api/v1/audit?about=test&limit=1", (String) null).json()
                .at("/items/0");
        assertEquals("harmless\\n99 2026-11-22 administrator Hid entry 1\\u2028next", row.path("reason").asText());
    }

    @Test
    void thePlatformCannotAlterItAndItsOwnerIsRefusedToo() throws SQLException {
        record("stays as it is");
        for (String statement : List.of("UPDATE audit_log SET reason = 'other'", "DELETE FROM audit_log",
                "TRUNCATE audit_log")) {
            refused(statement, "quarkus.datasource", "permission denied");
            refused(statement, "quarkus.flyway", "only ever added to");
        }
        refused("ALTER TABLE audit_log DISABLE TRIGGER ALL", "quarkus.datasource", "must be owner");
        refused("UPDATE flyway_schema_history SET success = false", "quarkus.datasource", "permission denied");
        assertFalse(check.state().alterable());
    }

    @Test
    void aRowThatWasAlteredOrCutOffBehindItsBackIsFoundAndEveryModeratorIsTold() throws SQLException {
        record("as it was written");
        Web moderator = Web.of(Person.MODERATOR);
        assertNull(moderator.api("POST", "/api/v1/audit/check", (String) null).json().path("brokenAt").textValue());
        long row = Cast.count("SELECT max(number) FROM audit_log WHERE reason = 'as it was written'");
        behind("UPDATE audit_log SET reason = 'as somebody wants it' WHERE number = " + row);
        assertEquals(row, moderator.api("POST", "/api/v1/audit/check", (String) null).json().path("brokenAt").asLong());
        MatcherAssert.assertThat(moderator.get("/moderation/log").body(), containsString("The log was altered"));
        MatcherAssert.assertThat(Web.newSession(Person.ANONYMOUS).get("/q/health/well").body(), containsString("DOWN"));
        behind("UPDATE audit_log SET reason = 'as it was written' WHERE number = " + row);
        assertFalse(moderator.api("POST", "/api/v1/audit/check", (String) null).json().path("brokenAt").isNumber());

        long last = Cast.count("SELECT max(number) FROM audit_log");
        check.check(Cast.viewer(Person.MODERATOR));
        behind("CREATE TABLE cut_off AS SELECT * FROM audit_log WHERE number >= " + last,
                "DELETE FROM audit_log WHERE number >= " + last);
        try {
            assertEquals(last, check.check(Cast.viewer(Person.MODERATOR)).brokenAt(),
                    "what the check itself wrote is another row");
        } finally {
            behind("DELETE FROM audit_log WHERE number >= " + last,
                    "INSERT INTO audit_log SELECT * FROM cut_off ORDER BY number",
                    "DROP TABLE cut_off");
        }
        assertNull(check.check(Cast.viewer(Person.MODERATOR)).brokenAt());
    }

    @Test
    void signInsRolesAndExportsAreInItAndItCanBeAskedByPersonVerbAndThing() {
        Web.newSession(Person.LEAD).get("/me");
        List<String> files = List.of("collections.ndjson", "sites.ndjson", "concepts.ndjson", "organisations.ndjson",
                "vocabulary.ttl", "vocabulary.jsonld", "graph.graphml", "graph.gexf");
        files.forEach(file -> Web.of(Person.CURATOR).api("GET", "/api/v1/exports/" + file, (String) null));
        Web moderator = Web.of(Person.MODERATOR);
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(holds(moderator, "?verb=signed-in&person=lead"));
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(holds(moderator, "?verb=rights-followed&about=member+curator"));
        for (String file : files) {
            JsonNode exported = moderator.api("GET", "/api/v1/audit?verb=exported&person=curator&about=export+" + file,
                    (String) null).json();
            assertEquals("curator", exported.at("/items/0/actor").asText(), file);
        }
        JsonNode first = moderator.api("GET", "/api/v1/audit?limit=2", (String) null).json();
        JsonNode second = moderator.api("GET", "/api/v1/audit?limit=2&after=" + first.path("next").asText(), (String) null)
                .json();
        assertTrue(second.at("/items/0/number").asLong() < first.at("/items/1/number").asLong());
        assertEquals(400, moderator.api("GET", "/api/v1/audit?verb=flown", (String) null).status());
        assertEquals(403, Web.of(Person.CURATOR).get("/moderation/log").status());
    }

    private static Callable<Boolean> holds(Web moderator, String filter) {
        return () -> !moderator.api("GET", "/api/v1/audit" + filter, (String) null).json().path("items").isEmpty();
    }

    private void record(String reason) {
        QuarkusTransaction.requiringNew()
                .run(() -> log.record(Cast.viewer(Person.MODERATOR), AuditVerb.KEPT, "test", 1, reason));
    }

    /** What somebody with every right could do to the file under the log. */
    private static void behind(String... statements) throws SQLException {
        try (Connection owner = connect("quarkus.flyway"); Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("ALTER TABLE audit_log DISABLE TRIGGER ALL");
            for (String one : statements) {
                statement.execute(one);
            }
            statement.execute("ALTER TABLE audit_log ENABLE TRIGGER ALL");
            owner.commit();
        }
    }

    private static void refused(String sql, String role, String words) throws SQLException {
        try (Connection connection = connect(role); Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql), role + ": " + sql);
            assertTrue(refused.getMessage().contains(words), refused::getMessage);
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM audit_log")) {
                rows.next();
                assertTrue(rows.getLong(1) > 0);
            }
        }
    }

    private static Connection connect(String role) throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue(role + ".username", String.class), config.getValue(role + ".password", String.class));
    }
}
