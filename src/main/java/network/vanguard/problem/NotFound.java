package network.vanguard.problem;
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;
    public NotFound() {}
}
