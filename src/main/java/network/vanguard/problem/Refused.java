package network.vanguard.problem;
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    public Refused(String m) {
        super(m);
    }
}
