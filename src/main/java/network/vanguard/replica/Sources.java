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
    private static final String ANY = "";
    private static final ThreadLocal<String> AS_FAR_AS = new ThreadLocal<>();

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
            request.remove(STANDING);
        }
    }

    /** Whether the request only reads, by its method. */
    public static boolean asks(RoutingContext request) {
        return request != null
                && (request.request().method() == HttpMethod.GET || request.request().method() == HttpMethod.HEAD);
    }

    /** Carries out what only reads, at the server that the present request may read at. */
    <T> T reading(Callable<T> call) throws Exception {
        String position = replicated() && !chosen() && !inTransaction() ? position(request()) : null;
        return position == null ? call.call() : there(position, call);
    }

    /** Carries out what only reads, at the replica, however far it is. */
    public <T> T atTheReplica(Supplier<T> call) {
        try {
            return there(ANY, call::get);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception none) {
            throw new IllegalStateException(none);
        }
    }

    private static <T> T there(String position, Callable<T> call) throws Exception {
        AS_FAR_AS.set(position);
        try {
            return call.call();
        } finally {
            AS_FAR_AS.remove();
        }
    }

    /** Whether this thread may read at the replica. */
    static boolean chosen() {
        return AS_FAR_AS.get() != null;
    }

    /** How far a replica must be that this thread reads at; empty when that does not matter. */
    static String asFarAs() {
        return AS_FAR_AS.get();
    }

    /** Null where the request reads at the primary. */
    private String position(RoutingContext request) {
        if (!asks(request)) {
            return null;
        }
        return primary.away() && !replica.away() ? ANY : request.get(STANDING);
    }

    private RoutingContext request() {
        return Arc.container().requestContext().isActive() ? current.getCurrent() : null;
    }

    private boolean inTransaction() {
        return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }
}
