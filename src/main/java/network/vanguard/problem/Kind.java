package network.vanguard.problem;

import java.util.Locale;

/** Every kind of trouble that an answer can name. The order of the constants means nothing. */
public enum Kind {
    BAD_REQUEST(400, "The request cannot be understood"),
    NOT_SIGNED_IN(401, "You are not signed in"),
    REFUSED(403, "You may not do this"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    NOT_ACCEPTABLE(406, "No form of this that you accept"),
    CONFLICT(409, "This no longer fits"),
    STALE(412, "Somebody else was first"),
    TOO_LARGE(413, "This is too large"),
    UNSUPPORTED(415, "This format is not taken here"),
    INVALID(422, "Some of this needs correcting"),
    PRECONDITION_MISSING(428, "Say which version you have read"),
    TOO_MANY(429, "Too many requests"),
    BROKEN(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "Not available at the moment"),
    /** A status that has no kind of its own; its title is the standard phrase of the status. */
    OTHER(0, "");

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status; 0 for {@link #OTHER}. */
    public int status() {
        return status;
    }

    /** A heading for people; the same for every problem of this kind. */
    public String title() {
        return title;
    }

    /** The {@code type} of RFC 9457: an identifier to compare with, not an address to open. */
    public String type() {
        return "urn:problem:vanguard:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(int status) {
        for (Kind kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return OTHER;
    }
}
