package network.vanguard.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.customized.QuarkusConnectionProvider;
import io.quarkus.hibernate.orm.runtime.tenant.TenantConnectionResolver;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;

/**
 * Tells Hibernate which server a session speaks with. That is what Hibernate calls the tenant, although here both have the same content:
 * it is the one place where it asks before it takes a connection.
 */
@ApplicationScoped
@PersistenceUnitExtension
class SourceConnections implements TenantResolver, TenantConnectionResolver {

    static final String PRIMARY = "primary";
    static final String REPLICA = "replica";

    private final AgroalDataSource pool;
    private final Primary primary;
    private final Replica replica;

    SourceConnections(AgroalDataSource pool, Primary primary, Replica replica) {
        this.pool = pool;
        this.primary = primary;
        this.replica = replica;
    }

    @Override
    public String getDefaultTenantId() {
        return PRIMARY;
    }

    @Override
    public String resolveTenantId() {
        return Sources.chosen() ? REPLICA : PRIMARY;
    }

    @Override
    public ConnectionProvider resolve(String tenantId) {
        return REPLICA.equals(tenantId) ? new OfAReplica() : new OfThePrimary();
    }

    /** While it is known that the primary is away, nobody waits for it. */
    private class OfThePrimary extends QuarkusConnectionProvider {

        private static final String CONNECTION_FAILURE = "08006";

        OfThePrimary() {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (primary.away()) {
                throw new SQLTransientConnectionException("The primary is away", CONNECTION_FAILURE);
            }
            return super.getConnection();
        }
    }

    /**
     * One to a replica that is far enough, or else to the primary. The pool of the replica takes no part in the transaction of the
     * program, which could have but one connection: those to the replica are known by that they only read.
     */
    private final class OfAReplica extends OfThePrimary {

        @Override
        public Connection getConnection() throws SQLException {
            Connection there = replica.connection(Sources.asFarAs());
            return there == null ? super.getConnection() : there;
        }

        @Override
        public void closeConnection(Connection connection) throws SQLException {
            if (connection.isReadOnly()) {
                Replica.giveBack(connection);
            } else {
                super.closeConnection(connection);
            }
        }
    }
}
