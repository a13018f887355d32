package network.vanguard.comment;

import java.time.Instant;

/** That a moderator looked who wrote a comment as a role, as its author reads it. */
public record Lookup(long comment, Instant at, String reason) {

    /** The address of the comment. */
    public String url() {
        return "/comments/" + comment;
    }
}
