package network.vanguard.entry;

import java.util.List;
import java.util.Map;

import network.vanguard.organisation.OrganisationRef;

/** What a kind of content adds to an entry. Each package on the floor of the kinds has one. */
public interface EntryBody {

    /** The kind whose fields these are. */
    EntryKind kind();

    /** The fields, under the names of the API, of an entry that the caller has found readable. */
    Object fields(long entryId);

    /** All that it says beside title and summary, each text under its name, in the order in which a reader wants it; empty ones too. */
    Map<String, String> texts(EntrySummary entry);

    /** All that a version said, each field as one text under its name in the form: to see in words what differs between two. */
    Map<String, String> texts(EntryRevision version);

    /** What of the entry others can speak of: keys that stay, and what each is called now, in the order of its page. */
    default Map<String, String> parts(long entryId) {
        return Map.of();
    }

    /** Who took part, as it calls them; the slug is null for a name that names nobody. */
    default List<OrganisationRef> organisations(long entryId) {
        return List.of();
    }

    /** What somebody elsewhere could do first; {@link FirstStep#unknown} when it does not say. */
    default FirstStep firstStep(long entryId) {
        return FirstStep.unknown();
    }
}
