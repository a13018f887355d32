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
     * What it has replayed. A copy that nobody sends anything to has perhaps parted from the primary of today, and its positions mean
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

    /** Whether it has everything up to there. One that is away has nothing. */
    boolean has(String position) {
        if (away()) {
            return false;
        }
        try (Connection connection = pool.get().getConnection();
                PreparedStatement question = connection.prepareStatement(HAS)) {
            question.setString(1, position);
            question.setString(2, position);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException gone) {
            look();
            return false;
        }
    }

    AgroalDataSource pool() {
        return pool.get();
    }

    @PreDestroy
    void close() {
        if (configured()) {
            pulse.close();
        }
    }
}
