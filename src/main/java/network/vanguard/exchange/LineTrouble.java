package network.vanguard.exchange;

import network.vanguard.problem.FieldError;
import network.vanguard.problem.Problem;

/** What a failure means to the person whose line failed. */
final class LineTrouble {

    private static final int BROKEN = 500;
    private static final int LONGEST = 1000;

    private LineTrouble() {}

    /** The field and the reason, for a failure that {@link #isTheirs}. */
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

    /** Whether the line is to blame, and not the platform or a moment of trouble. */
    static boolean isTheirs(Throwable failure) {
        return failure instanceof LineRefused || Problem.of(failure).status() < BROKEN;
    }

    /** Whether the same line may go well in a moment: the database is away or busy, or somebody else was writing the same thing. */
    static boolean passes(Throwable failure) {
        int status = failure instanceof LineRefused ? 0 : Problem.of(failure).status();
        return status == 503 || status == 409 && !(failure instanceof network.vanguard.problem.ProblemException);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
