package network.vanguard.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryBody;
import network.vanguard.entry.EntryKind;
import network.vanguard.problem.NotFound;
import network.vanguard.text.SafeHtml;

/** Questions about the bodies of notes. Whether the reader may read it is asked of the spine first. */
@ApplicationScoped
public class NoteFinder implements EntryBody {

    private final Notes notes;

    NoteFinder(Notes notes) {
        this.notes = notes;
    }

    /** The body of an entry that the caller has found readable. */
    @Transactional
    public NoteBody body(long entryId) {
        return notes.findByIdOptional(entryId).map(note -> new NoteBody(note.body, SafeHtml.stored(note.html)))
                .orElseThrow(NotFound::new);
    }

    record Fields(String body) {}

    @Override
    public EntryKind kind() {
        return EntryKind.PRACTICE_NOTE;
    }

    @Override
    public Object fields(long entryId) {
        return new Fields(body(entryId).body());
    }
}
