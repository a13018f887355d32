package network.vanguard.relation;

import java.time.Instant;

import network.vanguard.entry.EntrySummary;
import network.vanguard.member.MemberRef;
import network.vanguard.site.SiteRef;

/**
 * A link as seen from one of its ends.
 *
 * @param inverted  whether it was said from the other end
 * @param other     the entry at the other end
 * @param maker     who made it; null for the machine
 * @param makerSite a site that the maker belongs to, the first by name; or null
 * @param note      why, or null
 * @param mayUndo   whether the reader may undo it
 */
public record RelationView(long id, RelationType type, boolean inverted, EntrySummary other, MemberRef maker,
        SiteRef makerSite, Instant madeAt, String note, boolean mayUndo) {

    /** Its name as seen from this end: "Adapts", "Adapted by". */
    public String name() {
        return type.name(inverted);
    }

    /** Who it comes from: {@code person} or {@code machine}. */
    public String origin() {
        return maker == null ? "machine" : "person";
    }
}
