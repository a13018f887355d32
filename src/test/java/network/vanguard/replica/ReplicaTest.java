package network.vanguard.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Inject;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** In tests the replica is the same server, reached by connections that refuse to write; ReplicaFault has a real one. */
@QuarkusTest
class ReplicaTest {

    @Inject
    @DataSource(SourceConnections.REPLICA)
    AgroalDataSource connections;
    @Inject
    Positions positions;
    @Inject
    Replica replica;
    @Inject
    Sources sources;
    @Inject
    Session session;

    @Test
    void whoReadsIsAnsweredByTheReplica() {
        Thing note = Cast.make("note:network");
        Web author = Web.of(Person.AUTHOR);
        long before = connections.getMetrics().acquireCount();
        assertEquals(200, author.get(note.in("/notes/{slug}")).status());
        long page = connections.getMetrics().acquireCount() - before;
        assertTrue(page > 0, "a connection to the replica");
        assertEquals(200, Web.of(Person.AUTHOR).api("GET", "/api/v1/entries?limit=1", (String) null).status());
        assertTrue(connections.getMetrics().acquireCount() > before + page);
    }

    @Test
    void whoWritesReadsWhatTheyWroteAtThePrimary() {
        Thing note = Cast.make("note:network");
        Web author = Web.of(Person.AUTHOR);
        long before = connections.getMetrics().acquireCount();
        assertEquals(201, author
                .api("POST", "/api/v1/entries/" + note.id() + "/comments", "{\"body\":\"At the primary.\"}").status());
        assertEquals(before, connections.getMetrics().acquireCount());
    }

    @Test
    void aReplicaIsAskedOnceItIsAsFarAsThePrimaryWas() throws SQLException {
        String now = QuarkusTransaction.requiringNew().call(() -> positions.now().answer());
        try (Connection there = replica.connection(now)) {
            assertTrue(there.isReadOnly());
        }
        assertEquals(0, idleInTransaction(), "what was begun has ended");
        assertNull(replica.connection("FFFFFFFF/FFFFFFFF"), "the primary is asked in its place");
    }

    private long idleInTransaction() {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND query LIKE '%pg_last_wal_replay_lsn%'",
                Long.class).getSingleResult());
    }

    @Test
    void theReplicaRefusesToWrite() {
        assertThrows(RuntimeException.class, () -> sources.atTheReplica(() -> QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeMutationQuery("UPDATE site SET name = name WHERE false").executeUpdate())));
    }

    @Test
    void aServerThatDoesNotAnswerIsAway() {
        Pulse nobody = new Pulse("jdbc:postgresql://127.0.0.1:1/vanguard", "nobody", "", "primary");
        assertFalse(nobody.look());
        assertTrue(nobody.away());
    }
}
