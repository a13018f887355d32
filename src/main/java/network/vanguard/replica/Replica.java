package network.vanguard.replica;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;

/** A copy of the database that follows the primary; perhaps there is none. */
@ApplicationScoped
class Replica {

    /**
     * What it has replayed; behind one address there may be several copies, so it is asked of each connection. A copy that nobody sends anything to has perhaps parted from the primary of today, and its positions mean
     * nothing; a copy that was promoted is a primary and has what it wrote.
     */
    private static final String HAS = """
            SELECT CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_flush_lsn() >= CAST(? AS pg_lsn)
                        ELSE pg_last_wal_replay_lsn() >= CAST(? AS pg_lsn) AND EXISTS (SELECT FROM pg_stat_wal_receiver) END""";

    private final InjectableInstance<AgroalDataSource> pool;
    private final Pulse pulse;

    Replica(@DataSource(SourceConnections.REPLICA) InjectableInstance<AgroalDataSource> pool,
            @ConfigProperty(name = "quarkus.datasource.replica.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.replica.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.replica.password") Optional<String> password) {
        this.pool = pool;
        this.pulse = url.map(address -> new Pulse(address, user.orElse(""), password.orElse(""), "preferSecondary"))
                .orElse(null);
    }

    boolean configured() {
        return pulse != null;
    }

    boolean away() {
        return pulse.away();
    }

    void look() {
        pulse.look();
    }

    /**
     * A connection to it in a transaction that refuses to write, and that ends when it is closed.
     *
     * @param position up to which it must have everything; empty when it does not matter, as there is no primary
     * @return null when it is not that far, or does not answer; then the primary is asked
     * @throws SQLException when it does not answer and position is empty
     */
    Connection connection(String position) throws SQLException {
        try {
            Connection connection = pool.get().getConnection();
            if (opened(connection, position)) {
                return connection;
            }
            connection.close();
        } catch (SQLException gone) {
            look();
            if (position.isEmpty()) {
                throw gone;
            }
        }
        return null;
    }

    private static boolean opened(Connection connection, String position) throws SQLException {
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return position.isEmpty() || has(connection, position);
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    private static boolean has(Connection connection, String position) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(HAS)) {
            question.setString(1, position);
            question.setString(2, position);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @PreDestroy
    void close() {
        if (configured()) {
            pulse.close();
        }
    }
}
