package network.vanguard.problem;
public class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;
    public Invalid(String f, String m) {
        super(f + m);
    }
    public record E(String field, String message) {}
    private final java.util.List<FieldError> all = new java.util.ArrayList<>();
    public java.util.List<FieldError> errors() {
        return all;
    }
    public static Invalid parameter(String f, String m) {
        return new Invalid(f, m);
    }
}
