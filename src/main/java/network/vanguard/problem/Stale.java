package network.vanguard.problem;
public class Stale extends RuntimeException {
    private static final long serialVersionUID = 1;
    public Stale(String m) {
        super(m);
    }
}
