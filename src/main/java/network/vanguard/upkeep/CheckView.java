package network.vanguard.upkeep;

import java.time.Instant;

import network.vanguard.member.MemberRef;
import network.vanguard.site.SiteRef;

/**
 * What a site said of whether an entry holds there.
 *
 * @param revision    of the text that it is about
 * @param current     whether it is what the site says now; an earlier answer stays in the list
 * @param mayWithdraw whether this reader may take it back
 */
public record CheckView(long id, SiteRef site, MemberRef member, boolean holds, String place, String reason, int revision,
        Instant at, boolean current, boolean mayWithdraw) {}
