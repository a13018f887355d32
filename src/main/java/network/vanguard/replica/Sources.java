package network.vanguard.replica;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Where the present request reads. A replica answers a request that only reads once it has everything that the primary had when the
 * request came: its position in the write-ahead log is asked at the primary together with who is looking, and compared at the replica.
 * So nobody sees less than they would at the primary, least of all what they wrote themselves, and who has just lost a right has lost it
 * here too. Without a replica everything is read at the primary; while the primary is away, at the replica.
 */
@ApplicationScoped
public class Sources {

    private static final String STANDING = "network.vanguard.replica";
    private static final ThreadLocal<Boolean> AT_THE_REPLICA = new ThreadLocal<>();

    private final Primary primary;
    private final Replica replica;
    private final CurrentVertxRequest current;
    private final TransactionSynchronizationRegistry transactions;

    Sources(Primary primary, Replica replica, CurrentVertxRequest current, TransactionSynchronizationRegistry transactions) {
        this.primary = primary;
        this.replica = replica;
        this.current = current;
        this.transactions = transactions;
    }

    /** Whether there is a replica at all. */
    public boolean replicated() {
        return replica.configured();
    }

    /** Whether the network can be read but not written: the primary is away, and a replica is there. */
    public boolean onlyReading() {
        return replicated() && primary.away() && !replica.away();
    }

    /**
     * Looks whether the primary is there before answering: after it failed.
     *
     * @return as {@link #onlyReading()}
     */
    public boolean onlyReadingNow() {
        return replicated() && !primary.look() && !replica.away();
    }

    /**
     * Lets a request read at the replica once that is as far as the primary was.
     *
     * @param request  null does nothing
     * @param position of the primary's write-ahead log, as {@link Positions} tells it; null when the request has written: then it goes on
     *                 reading at the primary
     */
    public void from(RoutingContext request, String position) {
        if (request != null && position != null) {
            request.put(STANDING, position);
        }
    }

    /** Lets the present request read at the primary from now on: it waits for news, and is then asked for what came after it began. */
    public void readAtThePrimary() {
        RoutingContext request = request();
        if (request != null) {
            request.put(STANDING, false);
        }
    }

    /** Whether the request only reads, by its method. */
    public static boolean asks(RoutingContext request) {
        return request != null
                && (request.request().method() == HttpMethod.GET || request.request().method() == HttpMethod.HEAD);
    }

    /** Carries out what only reads, at the server that the present request may read at. */
    <T> T reading(Callable<T> call) throws Exception {
        return replicated() && !chosen() && !inTransaction() && mayReadThere(request()) ? there(call) : call.call();
    }

    /** Carries out what only reads, at the replica. */
    public <T> T atTheReplica(Supplier<T> call) {
        try {
            return there(call::get);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception none) {
            throw new IllegalStateException(none);
        }
    }

    private static <T> T there(Callable<T> call) throws Exception {
        AT_THE_REPLICA.set(true);
        try {
            return call.call();
        } finally {
            AT_THE_REPLICA.remove();
        }
    }

    /** Whether this thread reads at the replica. */
    static boolean chosen() {
        return AT_THE_REPLICA.get() != null;
    }

    private boolean mayReadThere(RoutingContext request) {
        if (!asks(request)) {
            return false;
        }
        if (primary.away()) {
            return !replica.away();
        }
        if (request.get(STANDING) instanceof String position) {
            request.put(STANDING, replica.has(position));
        }
        return Boolean.TRUE.equals(request.get(STANDING));
    }

    private RoutingContext request() {
        return Arc.container().requestContext().isActive() ? current.getCurrent() : null;
    }

    private boolean inTransaction() {
        return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }
}
