package network.vanguard.problem;

/** 428: a change that must name the version it was made from, and does not. */
public final class PreconditionMissing extends ProblemException {

    private static final long serialVersionUID = 1;

    public PreconditionMissing() {
        super(Problem.of(Kind.PRECONDITION_MISSING,
                "Send the header If-Match with the ETag of the version that you read, so that no other change is lost."));
    }
}
