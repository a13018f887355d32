package network.vanguard.problem;

/** 404: there is no such thing, or this reader may not know of it. Both look the same from outside. */
public final class NotFound extends ProblemException {

    private static final long serialVersionUID = 1;

    public NotFound() {
        super(Problem.of(Kind.NOT_FOUND, Diagnosis.NOT_FOUND));
    }
}
