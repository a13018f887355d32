package network.vanguard.problem;

/** 412: the caller changed a version that is no longer the newest. */
public final class Stale extends ProblemException {

    private static final long serialVersionUID = 1;

    public Stale() {
        super(Problem.of(Kind.STALE,
                "This was changed after you read it. Read it again and make your change to the newest version."));
    }
}
