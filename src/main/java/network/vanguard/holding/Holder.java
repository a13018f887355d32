package network.vanguard.holding;

import java.time.Instant;

import network.vanguard.member.MemberRef;
import network.vanguard.organisation.OrganisationRef;

/**
 * A holder in the line of a case study.
 *
 * @param answersTo  null when it is not said; the same for what follows
 * @param giver      who confirmed it for the holder before; null for who started it, for what came with an import, and for visitors
 * @param agreedAt   when both sides had confirmed it
 * @param why        why it changed hands
 * @param first      whether it is who started it
 */
public record Holder(long id, OrganisationRef organisation, Held held, Since since, String answersTo, String answersFor,
        MemberRef giver, MemberRef taker, Instant agreedAt, String why, boolean first) {

    /** To whom they answer for what, as a sentence; empty when it is not said. */
    public String accountability() {
        return sentence(organisation.name(), answersTo, answersFor);
    }

    static String sentence(String name, String to, String about) {
        String so = (to == null ? "" : " to " + to) + (about == null ? "" : " for " + about);
        return so.isEmpty() ? "" : name + " answers" + so + (so.endsWith(".") ? "" : ".");
    }

    /** It for somebody who has not signed in: without the names of who confirmed it. */
    Holder withoutNames() {
        return new Holder(id, organisation, held, since, answersTo, answersFor, null, null, agreedAt, why, first);
    }
}
