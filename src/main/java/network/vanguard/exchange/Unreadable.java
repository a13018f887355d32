package network.vanguard.exchange;

/** Why a file cannot be read any further, in words for the person who sent it. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(String message) {
        super(message);
    }

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
