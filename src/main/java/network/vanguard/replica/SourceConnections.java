package network.vanguard.replica;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;

/**
 * The connections of the program. It stands before the pool that Quarkus makes, since that is where everybody, Hibernate too, asks for one:
 * who reads at a replica gets a connection to one that is far enough, everybody else one of the pool. Those to the replica take no part in
 * the transaction of the program, which could have but one; what they have begun ends when they are given back.
 */
@Alternative
@Priority(1)
@Singleton
class SourceConnections implements AgroalDataSource {

    static final String REPLICA = "replica";

    private static final long serialVersionUID = 1;
    private static final String CONNECTION_FAILURE = "08006";

    private final transient Primary primary;
    private final transient Replica replica;
    private final transient AtomicReference<AgroalDataSource> pool = new AtomicReference<>();

    SourceConnections(Primary primary, Replica replica) {
        this.primary = primary;
        this.replica = replica;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection there = Sources.chosen() ? replica.connection(Sources.asFarAs()) : null;
        if (there != null) {
            return there;
        }
        // while it is known that the primary is away, nobody waits for it
        if (primary.away()) {
            throw new SQLTransientConnectionException("The primary is away", CONNECTION_FAILURE);
        }
        return pool().getConnection();
    }

    /** The one that Quarkus makes; it stands aside for this bean wherever one is asked for without a name. */
    private AgroalDataSource pool() {
        AgroalDataSource known = pool.get();
        return known == null ? pool.updateAndGet(any -> made()) : known;
    }

    private static AgroalDataSource made() {
        return Arc.container().beanManager().getBeans(AgroalDataSource.class, Default.Literal.INSTANCE).stream()
                .filter(bean -> !bean.isAlternative())
                .map(bean -> (AgroalDataSource) Arc.container().instance((InjectableBean<?>) bean).get()).findFirst()
                .orElseThrow();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return pool().getConnection(user, password);
    }

    @Override
    public AgroalDataSourceConfiguration getConfiguration() {
        return pool().getConfiguration();
    }

    @Override
    public AgroalDataSourceMetrics getMetrics() {
        return pool().getMetrics();
    }

    @Override
    public void flush(FlushMode mode) {
        pool().flush(mode);
    }

    @Override
    public void setPoolInterceptors(Collection<? extends AgroalPoolInterceptor> interceptors) {
        pool().setPoolInterceptors(interceptors);
    }

    @Override
    public List<AgroalPoolInterceptor> getPoolInterceptors() {
        return pool().getPoolInterceptors();
    }

    @Override
    public boolean isHealthy(boolean newConnection) throws SQLException {
        return pool().isHealthy(newConnection);
    }

    @Override
    public void close() {
        // Quarkus closes the pool that it made
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool().getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool().isWrapperFor(type);
    }
}
