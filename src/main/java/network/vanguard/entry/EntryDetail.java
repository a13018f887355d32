package network.vanguard.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.member.Viewer;

/** Puts the JSON of an entry of any kind together: the fields of the spine, then those of the kind. */
@ApplicationScoped
public class EntryDetail {

    private final EntryFinder entries;
    private final Instance<EntryBody> bodies;
    private final ObjectMapper json;

    EntryDetail(EntryFinder entries, @Any Instance<EntryBody> bodies, ObjectMapper json) {
        this.entries = entries;
        this.bodies = bodies;
        this.json = json;
    }

    /** An entry's JSON and its version. */
    public record Document(ObjectNode json, String etag) {}

    /** The whole entry; not found when the viewer may not read it. */
    @Transactional
    public Document of(long id, Viewer viewer) {
        EntrySummary entry = entries.byId(id, viewer);
        ObjectNode document = json.valueToTree(EntryJson.of(entry));
        for (EntryBody body : bodies) {
            if (body.kind() == entry.kind()) {
                document.setAll((ObjectNode) json.valueToTree(body.fields(id)));
            }
        }
        return new Document(document, entry.etag());
    }
}
