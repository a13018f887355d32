package network.vanguard.problem;

/** 403: the reader may see the thing and may not do this to it. For a thing they may not see, use {@link NotFound}. */
public final class Refused extends ProblemException {

    private static final long serialVersionUID = 1;

    /** @param detail whose it is and how to ask for the right, in plain English */
    public Refused(String detail) {
        super(Problem.of(Kind.REFUSED, detail));
    }
}
