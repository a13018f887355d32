package network.vanguard.exchange;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;

import org.hibernate.Session;

/** The transaction of one line. */
@ApplicationScoped
class LineTransaction {

    private final UserTransaction transaction;
    private final Session database;

    LineTransaction(UserTransaction transaction, Session database) {
        this.transaction = transaction;
        this.database = database;
    }

    /**
     * Does the work and keeps it. It does not wait for the disk: the last transaction of an import, which says that it is done, does,
     * and what was committed before it is on the disk then too.
     */
    <T> T kept(Supplier<T> work) {
        return run(() -> {
            database.createNativeMutationQuery("SET LOCAL synchronous_commit = off").executeUpdate();
            return work.get();
        }, true);
    }

    /** Does the work and keeps it for good: when this returns it is on the disk, and so is everything that was kept before. */
    <T> T durably(Supplier<T> work) {
        return run(work, true);
    }

    /** Does the work, finds out whether it could be kept, and undoes it. */
    <T> T undone(Supplier<T> work) {
        return run(work, false);
    }

    private <T> T run(Supplier<T> work, boolean keep) {
        boolean good = false;
        try {
            transaction.begin();
            try {
                T result = work.get();
                database.flush();
                good = true;
                return result;
            } finally {
                if (good && keep) {
                    transaction.commit();
                } else {
                    transaction.rollback();
                }
            }
        } catch (RollbackException | SystemException | NotSupportedException | jakarta.transaction.HeuristicMixedException
                | jakarta.transaction.HeuristicRollbackException trouble) {
            throw new IllegalStateException("A transaction could not be ended", trouble);
        }
    }
}
