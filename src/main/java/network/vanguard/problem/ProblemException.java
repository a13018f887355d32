package network.vanguard.problem;

/** A failure whose answer is known where it is thrown. Its message is shown to people: no names of classes, no SQL. */
public abstract class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** The answer that this failure gets, without a request id. */
    public Problem problem() {
        return problem;
    }
}
