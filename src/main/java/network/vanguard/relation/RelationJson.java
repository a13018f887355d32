package network.vanguard.relation;

import java.time.Instant;

import network.vanguard.entry.EntryJson;

/**
 * A link in the API, as seen from one of its ends.
 *
 * @param name     its name from this end
 * @param inverted whether it was said from the other end
 * @param entry    the entry at the other end
 * @param maker    null for a link that the machine made
 */
public record RelationJson(long id, RelationType type, String name, boolean inverted, EntryJson entry, Maker maker,
        String origin, Instant madeAt, String note) {

    /**
     * Who made it.
     *
     * @param site the slug of a site that they belong to, or null
     */
    public record Maker(String handle, String name, String site) {}

    static RelationJson of(RelationView link) {
        return new RelationJson(link.id(), link.type(), link.name(), link.inverted(), EntryJson.of(link.other()),
                link.maker() == null
                        ? null
                        : new Maker(link.maker().handle(), link.maker().name(),
                                link.makerSite() == null ? null : link.makerSite().slug()),
                link.origin(), link.madeAt(), link.note());
    }
}
