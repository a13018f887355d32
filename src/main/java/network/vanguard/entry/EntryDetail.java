package network.vanguard.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.replica.Reads;

/** Puts the JSON of an entry of any kind together: the fields of the spine, then those of the kind. */
@Reads
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

    /** What somebody elsewhere could do first, as the entry says; the caller has found it readable. */
    @Transactional
    public FirstStep firstStep(EntrySummary entry) {
        return body(entry.kind()).map(body -> body.firstStep(entry.id())).orElseGet(FirstStep::unknown);
    }

    /** What of the entry others can speak of, by keys that stay, as it is called now; the caller has found it readable. */
    @Transactional
    public Map<String, String> parts(EntrySummary entry) {
        return body(entry.kind()).map(body -> body.parts(entry.id())).orElseGet(Map::of);
    }

    /**
     * The part that an entry speaks of; null when it speaks of none.
     *
     * @param subject the entry that it is a part of, or null when the reader may not read that one: then nothing is told of its parts
     */
    @Transactional
    public Anchor anchor(EntrySummary entry, EntrySummary subject) {
        return subject == null || entry.aboutPart() == null ? null : Anchor.of(entry, parts(subject));
    }

    /** A version and what it changed; errors are those of {@link EntryFinder#version}. */
    @Transactional
    public EntryChange change(EntrySummary entry, int revision, Viewer viewer) {
        List<EntryRevision> found = entries.version(entry.id(), revision, viewer);
        EntryBody body = body(entry.kind()).orElseThrow(NotFound::new);
        boolean first = found.size() == 1;
        return EntryChange.of(entry, found.get(0), first ? 0 : found.get(1).revision(),
                first ? Map.of() : body.texts(found.get(1)), body.texts(found.get(0)));
    }

    private Optional<EntryBody> body(EntryKind kind) {
        return bodies.stream().filter(body -> body.kind() == kind).findFirst();
    }

    /** The whole entry; not found when the viewer may not read it. */
    @Transactional
    public Document of(long id, Viewer viewer) {
        EntrySummary entry = entries.byId(id, viewer);
        ObjectNode document = json.valueToTree(EntryJson.of(entry));
        body(entry.kind()).ifPresent(body -> document.setAll((ObjectNode) json.valueToTree(body.fields(id))));
        return new Document(document, entry.etag());
    }
}
