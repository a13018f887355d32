package network.vanguard.exchange;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import network.vanguard.member.Viewer;

/** A line that was understood: what it wants there to be. */
interface Content {

    /** What names the thing, such as {@code site:wirral-partners}: two lines of one key speak of the same thing. */
    String key();

    /** The importer's key as it was sent, or null. */
    default String externalId() {
        return null;
    }

    /** What else names it once it is there: its address. Null when none is wanted, and for what has no other name than its key. */
    default String address() {
        return null;
    }

    /** Says whether two lines mean the same: spelling out a default, or the order of the fields, makes no difference. */
    String digest();

    /** Whether later lines may name this one. */
    default boolean isFoundation() {
        return false;
    }

    /** What it goes by: its key, and for a foundation also the importer's key, which no other may have. */
    default List<String> names() {
        return List.of(key());
    }

    /** The keys of the other things that it speaks of. */
    default List<String> needs() {
        return List.of();
    }

    /** Makes it so; inside a transaction. Errors are those of the services that do it, and {@link LineRefused}. */
    Outcome write(Viewer viewer);

    /**
     * Does the same for a dry run, in a transaction that is undone.
     *
     * @param made whether an earlier line of the file, which is not there now, brings what goes by that key or address
     */
    default Outcome rehearse(Predicate<String> made, Viewer viewer) {
        return write(viewer);
    }

    /** What of the line could not be done, although the rest was; asked after it was written. */
    default Optional<LineRefused> left() {
        return Optional.empty();
    }
}
