package network.vanguard.replica;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.query.Question;

/** How far the primary's write-ahead log is. */
@ApplicationScoped
public class Positions {

    private final Session session;
    private final Replica replica;

    Positions(Session session, Replica replica) {
        this.session = session;
        this.replica = replica;
    }

    /**
     * What is on disk now, which is everything that was acknowledged to anybody; null where there is no replica to compare it with. Asked
     * at the primary only.
     */
    public Question<String> now() {
        return replica.configured()
                ? Question.of(session.createNativeQuery("SELECT CAST(pg_current_wal_flush_lsn() AS text) AS position",
                        Tuple.class), rows -> rows.get(0).get("position", String.class))
                : Question.known(null);
    }
}
