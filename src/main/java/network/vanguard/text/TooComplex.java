package network.vanguard.text;

/** A text whose formatting would cost more than any text that a person writes. Thrown often by attackers: no trace. */
final class TooComplex extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooComplex(String what) {
        super(what, null, false, false);
    }
}
