package network.vanguard.exchange;

import network.vanguard.problem.FieldError;
import network.vanguard.problem.Problem;
import network.vanguard.problem.ProblemException;

/** What a failure means to the person whose line failed. */
final class LineTrouble {

    private static final int COLLISION = 409;
    private static final int BROKEN = 500;
    private static final int AWAY = 503;
    private static final int LONGEST = 1000;

    private LineTrouble() {}

    /** The field and the reason, for a failure that is not {@link #isOurs ours}. */
    static LineRefused of(Throwable failure) {
        if (failure instanceof LineRefused refused) {
            return refused;
        }
        Problem problem = Problem.of(failure);
        if (problem.errors().isEmpty()) {
            // a line is one body, so the number of the line in it says nothing
            return new LineRefused(null,
                    cut(problem.detail().replaceFirst("^The body ", "The line ").replace("(line 1, column", "(column")));
        }
        FieldError first = problem.errors().get(0);
        return new LineRefused(cut(first.field().replace(".<list element>", "")), cut(first.message()));
    }

    /** Whether the fault is ours: nothing that the person who sent the file could change. */
    static boolean isOurs(Throwable failure) {
        return !(failure instanceof LineRefused) && Problem.of(failure).status() == BROKEN;
    }

    /** Whether the database was away or too busy: the same line may go well in a moment. */
    static boolean isPassing(Throwable failure) {
        return !(failure instanceof LineRefused) && Problem.of(failure).status() == AWAY;
    }

    /** Whether somebody else was writing the same thing: the next time it is there. */
    static boolean isCollision(Throwable failure) {
        return !(failure instanceof LineRefused) && !(failure instanceof ProblemException)
                && Problem.of(failure).status() == COLLISION;
    }

    /** No longer than a report shows. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
