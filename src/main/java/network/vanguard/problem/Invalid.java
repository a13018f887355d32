package network.vanguard.problem;
public class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;
    public Invalid(String f, String m) {
        super(f + m);
    }
    public static Invalid parameter(String f, String m) {
        return new Invalid(f, m);
    }
}
