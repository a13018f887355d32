package network.vanguard.collection;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.member.MemberRef;
import network.vanguard.text.SafeHtml;

/**
 * The page of a collection.
 *
 * @param body    the introduction as typed
 * @param items   those of its entries that the reader may read, in order
 * @param mayKeep whether the reader may change it
 * @param mayRestore whether it is archived and the reader may bring it back
 */
public record CollectionView(CollectionRef ref, String body, SafeHtml html, String visibility, boolean archived,
        MemberRef author, Instant updatedAt, List<Item> items, boolean mayKeep,
        boolean mayRestore) {

    /**
     * An entry of the collection.
     *
     * @param note  why it is here
     * @param first whether it stands first among those that the reader sees; last likewise
     */
    public record Item(EntrySummary entry, String note, boolean first, boolean last) {

        /** The id of a field about it. */
        public String id(String field) {
            return field + "-" + entry.id();
        }
    }

    /** Who may read it, in words. */
    public String readers() {
        return visibility.equals("public") ? "Anyone" : "Anyone who is signed in";
    }
}
