package network.vanguard.exchange;

/** Why a line is not taken: its field, or null, and the reason in words. */
final class LineRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    LineRefused(String field, String reason) {
        // no stack trace: a file may have thousands of bad lines
        super(reason, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }
}
