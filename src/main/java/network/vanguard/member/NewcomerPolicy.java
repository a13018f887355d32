package network.vanguard.member;

import java.time.Duration;
import java.time.Instant;

/** Whose account is new here. Pure. */
final class NewcomerPolicy {

    private NewcomerPolicy() {}

    /**
     * Whether nobody here can know yet who that is: they came a short time ago, no moderator has let through anything that they wrote, and
     * neither a role on the platform nor a site vouches for them.
     *
     * @param joinedAt   when they first came
     * @param letThrough whether a moderator decided last that something of theirs is shown
     * @param newFor     how long an account is new; nothing for never
     */
    static boolean newHere(Viewer viewer, Instant joinedAt, boolean letThrough, Duration newFor, Instant now) {
        return viewer.signedIn() && viewer.roles().isEmpty() && viewer.affiliations().isEmpty() && !letThrough
                && now.isBefore(joinedAt.plus(newFor));
    }
}
