package network.vanguard.entry;

import java.net.URI;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.member.Viewer;

/** What an upper floor knows of an entry beside its text, for the entry's record. Each package that has something to say has one. */
public interface EntryAddition {

    /**
     * What follows the text in the plain version, in lines: a heading of its own first. Empty when there is nothing that the viewer may read.
     *
     * @param entry which the caller has found readable
     * @param base  where the platform is, with a slash at its end
     */
    String text(EntrySummary entry, URI base, Viewer viewer);

    /** Adds to the JSON-LD record what the viewer may read, in the words of schema.org; the parameters are those of {@link #text}. */
    void describe(EntrySummary entry, URI base, ObjectNode record, Viewer viewer);
}
