package network.vanguard.problem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;

import org.hibernate.StaleStateException;
import org.hibernate.exception.JDBCConnectionException;

import network.vanguard.problem.Diagnosis.Log;

import javax.transaction.xa.XAException;

/** What PostgreSQL, the connection pool and Hibernate say, in words for people. */
final class DatabaseTrouble {

    private DatabaseTrouble() {}

    static Optional<Diagnosis> diagnosis(List<Throwable> chain) {
        for (Throwable cause : chain) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return found(changed(), Log.QUIET);
            }
            if (cause instanceof SQLException sql) {
                return ofState(sql);
            }
        }
        if (chain.stream().anyMatch(DatabaseTrouble::brokeOffCommit)) {
            return found(unsure(), Log.LINE);
        }
        return chain.stream().anyMatch(JDBCConnectionException.class::isInstance) ? found(away(), Log.LINE) : Optional.empty();
    }

    /** Whether the connection went while the transaction was being committed; the transaction manager keeps that among what it suppressed. */
    private static boolean brokeOffCommit(Throwable cause) {
        return cause instanceof RollbackException
                && Stream.of(cause.getSuppressed()).anyMatch(suppressed -> suppressed instanceof XAException xa
                        && xa.getCause() instanceof SQLException sql && sql.getSQLState() != null && awayIn(sql.getSQLState()));
    }

    private static Optional<Diagnosis> ofState(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null) {
            // the pool has no states; "acquisition timeout" is all that it says when every connection is taken
            return String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout")
                    ? found(busy(), Log.LINE)
                    : Optional.empty();
        }
        switch (state) {
            case "23505" : // unique_violation
                return found(new Conflict("There is one of these already.").problem(), Log.QUIET);
            case "23503" : // foreign_key_violation
                return found(new Conflict("Something that this refers to is no longer there.").problem(), Log.QUIET);
            case "40001", "40P01" : // serialization_failure, deadlock_detected
                return found(changed(), Log.LINE);
            case "22021", "22P05" : // character_not_in_repertoire, untranslatable_character: a NUL, mostly
                return found(Problem.of(Kind.BAD_REQUEST, "It contains a character that cannot be stored."), Log.LINE);
            case "53100" : // disk_full
                return found(full(), Log.LINE);
            case "57014", "55P03" : // query_canceled by statement_timeout, lock_not_available
                return found(busy(), Log.LINE);
            default :
                return awayIn(state) ? found(away(), Log.LINE) : Optional.empty();
        }
    }

    /** 08 connection, 53 insufficient resources, 57P shutdown or start, 25006 a replica that only reads. */
    private static boolean awayIn(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("25006");
    }

    static Problem busy() {
        return unavailable("Too much is going on at once, and this was not done. Try again in a few seconds.");
    }

    static Problem full() {
        return unavailable("There is no room left to store this, and nothing of it was saved.");
    }

    private static Problem away() {
        return unavailable("The database cannot be reached, and this was not done. Try again in a few seconds.");
    }

    /** The one answer after which nobody knows; a form and a call carry a key, by which it cannot be there twice. */
    private static Problem unsure() {
        return unavailable(
                "The database went away while this was being saved, so it may be there or not. Send it again in a few seconds: "
                        + "it will be there once.");
    }

    private static Problem changed() {
        return new Conflict("Somebody else changed this at the same moment, and your change was not saved. "
                + "Read it again and make your change to the newest version.").problem();
    }

    private static Problem unavailable(String detail) {
        return new Unavailable(detail, Duration.ofSeconds(5)).problem();
    }

    private static Optional<Diagnosis> found(Problem problem, Log log) {
        return Optional.of(new Diagnosis(problem, log));
    }
}
