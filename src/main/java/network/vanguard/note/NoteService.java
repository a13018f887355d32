package network.vanguard.note;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryHeld;
import network.vanguard.entry.EntryInput;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.PatientCheck;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Viewer;
import network.vanguard.text.PlainText;

/** What can be done with practice notes. */
@ApplicationScoped
public class NoteService {

    private final EntryService entries;
    private final Notes notes;

    private final Event<EntryHeld> held;

    NoteService(EntryService entries, Notes notes, Event<EntryHeld> held) {
        this.entries = entries;
        this.notes = notes;
        this.held = held;
    }

    /** Writes a note and publishes it at once. Errors are those of {@link EntryService}. */
    @Transactional
    public EntryRef publish(@Valid NoteInput input, Viewer viewer) {
        return publish(input, false, viewer);
    }

    /**
     * Writes a note and publishes it at once, unless a moderator is to look at it first. Errors are those of {@link EntryService} and of
     * {@link PatientCheck}.
     *
     * @param askModerator whether the writer asks for a moderator where a patient might be known by it
     */
    @Transactional
    public EntryRef publish(@Valid NoteInput input, boolean askModerator, Viewer viewer) {
        String why = patients(input, askModerator);
        EntryRef draft = draft(input, null, "", viewer);
        EntryRef published = entries.publish(draft.id(), null, null, viewer);
        return held(published, why);
    }

    private static String patients(NoteInput input, boolean askModerator) {
        return PatientCheck.pass("body", askModerator, input.visibility() == Visibility.CIRCLE, input.title(), input.summary(),
                input.body(), input.firstStep().texts().collect(Collectors.joining("\n\n")));
    }

    private EntryRef held(EntryRef ref, String why) {
        if (why != null) {
            held.fire(new EntryHeld(ref.id(), why));
        }
        return ref;
    }

    /** Writes a note that nobody else reads yet, for an importer. */
    @Transactional
    public EntryRef draft(@Valid NoteInput input, String slug, String digest, Viewer viewer) {
        EntryRef draft = entries.create(entryInput(input, slug, digest), viewer);
        Note note = new Note(draft.id());
        note.write(input);
        notes.persist(note);
        return draft;
    }

    /** Writes a new version. Errors are those of {@link EntryService#revise}. */
    @Transactional
    public EntryRef revise(long id, EntryVersion expected, @Valid NoteInput input, Viewer viewer) {
        return revise(id, expected, input, false, viewer);
    }

    /** The same; where a patient might be known by it, it is hidden until a moderator has looked, if the writer asks for that. */
    @Transactional
    public EntryRef revise(long id, EntryVersion expected, @Valid NoteInput input, boolean askModerator, Viewer viewer) {
        String why = patients(input, askModerator);
        return held(revise(id, expected, input, "", viewer), why);
    }

    /** Writes a new version for an importer. Errors are those of {@link EntryService#revise}. */
    @Transactional
    public EntryRef revise(long id, int expected, @Valid NoteInput input, String digest, Viewer viewer) {
        return revise(id, new EntryVersion(expected, null), input, digest, viewer);
    }

    private EntryRef revise(long id, EntryVersion expected, NoteInput input, String digest, Viewer viewer) {
        EntryRef ref = entries.revise(id, expected, entryInput(input, null, digest), viewer);
        notes.findByIdOptional(id).orElseThrow().write(input);
        return ref;
    }

    private static EntryInput entryInput(NoteInput input, String slug, String digest) {
        String summary = input.summary() == null || input.summary().isBlank()
                ? PlainText.excerpt(input.body(), EntryInput.SUMMARY_MAX)
                : input.summary();
        return new EntryInput(EntryKind.PRACTICE_NOTE, slug, input.title(), summary, input.site(), null, input.tags(),
                input.visibility(), input.source(), input.about(), input.externalId(), digest,
                Stream.concat(Stream.of(input.body()), input.firstStep().texts()).collect(Collectors.joining("\n")), input,
                List.of(), null, EntryInput.Part.of(input.aboutPart(), input.aboutPartLabel()), input.reviewDay(),
                input.circle());
    }
}
