package network.vanguard.entry;

import java.util.Map;

/** What a kind of content adds to the JSON of an entry. Each package on the floor of the kinds has one. */
public interface EntryBody {

    /** The kind whose fields these are. */
    EntryKind kind();

    /** The fields, under the names of the API, of an entry that the caller has found readable. */
    Object fields(long entryId);

    /** All that it says beside title and summary, each text under its name, in the order in which a reader wants it; empty ones too. */
    Map<String, String> texts(EntrySummary entry);
}
