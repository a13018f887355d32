package network.vanguard.problem;
public class PreconditionMissing extends RuntimeException {
    private static final long serialVersionUID = 1;
    public PreconditionMissing(String m) {
        super(m);
    }
}
