package network.vanguard.entry;

import java.time.Instant;

/**
 * Where an entry of a safe circle stands, for those who may read it.
 *
 * @param endsAt when it and all that stands below it is deleted
 */
public record CirclePlace(CircleRef circle, Instant endsAt) {

    /** The address of the circle's page. */
    public String url() {
        return "/circles/" + circle.key();
    }
}
