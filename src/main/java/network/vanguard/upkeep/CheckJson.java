package network.vanguard.upkeep;

import java.time.Instant;

/**
 * What a site said of whether an entry holds there.
 *
 * @param site     its slug
 * @param by       the handle of who said it for the site
 * @param revision of the text that it is about
 * @param current  whether it is what the site says now
 */
public record CheckJson(long id, String site, boolean holds, String place, String reason, String by, Instant at, int revision,
        boolean current) {

    static CheckJson of(CheckView check) {
        return new CheckJson(check.id(), check.site().slug(), check.holds(), check.place(), check.reason(),
                check.member().handle(), check.at(), check.revision(), check.current());
    }
}
