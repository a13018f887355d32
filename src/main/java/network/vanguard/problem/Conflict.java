package network.vanguard.problem;

/** 409: the thing is not in a state in which this can be done, or there is one of that name already. */
public final class Conflict extends ProblemException {

    private static final long serialVersionUID = 1;

    /** @param detail what stands in the way and what can be done instead, in plain English */
    public Conflict(String detail) {
        super(Problem.of(Kind.CONFLICT, detail));
    }
}
