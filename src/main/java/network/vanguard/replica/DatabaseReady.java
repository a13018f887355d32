package network.vanguard.replica;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.agroal.api.AgroalDataSource;

/**
 * Whether a node can answer people: with the primary or, reading only, with the replica. A node that a load balancer left out because the
 * primary is away would take reading away too.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {

    private final AgroalDataSource pool;
    private final Sources sources;

    DatabaseReady(AgroalDataSource pool, Sources sources) {
        this.pool = pool;
        this.sources = sources;
    }

    @Override
    public HealthCheckResponse call() {
        boolean reading = sources.onlyReading();
        return HealthCheckResponse.named("database").status(reading || primary()).withData("only-reading", reading).build();
    }

    private boolean primary() {
        try {
            return pool.isHealthy(false);
        } catch (SQLException away) {
            return false;
        }
    }
}
