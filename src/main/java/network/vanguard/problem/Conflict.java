package network.vanguard.problem;
public class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1;
    public Conflict(String m) {
        super(m);
    }
}
