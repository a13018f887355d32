package network.vanguard.note;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryInput;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.Hold;
import network.vanguard.entry.NewcomerCheck;
import network.vanguard.entry.PatientCheck;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Viewer;
import network.vanguard.text.PlainText;

/** What can be done with practice notes. */
@ApplicationScoped
public class NoteService {

    private final EntryService entries;
    private final EntryFinder finder;
    private final NewcomerCheck newcomers;
    private final Notes notes;

    NoteService(EntryService entries, EntryFinder finder, NewcomerCheck newcomers, Notes notes) {
        this.entries = entries;
        this.finder = finder;
        this.newcomers = newcomers;
        this.notes = notes;
    }

    /** Writes a note and publishes it at once. Errors are those of {@link EntryService}. */
    @Transactional
    public EntryRef publish(@Valid NoteInput input, Viewer viewer) {
        return publish(input, false, viewer);
    }

    /**
     * Writes a note and publishes it at once, unless a moderator is to look at it first. Errors are those of {@link EntryService} and of
     * {@link PatientCheck}; what {@link NewcomerCheck} finds waits, too.
     *
     * @param askModerator whether the writer asks for a moderator where a patient might be known by it
     */
    @Transactional
    public EntryRef publish(@Valid NoteInput input, boolean askModerator, Viewer viewer) {
        Hold hold = hold(input, List.of(), askModerator, viewer);
        EntryRef draft = draft(input, null, "", viewer);
        EntryRef published = entries.publish(draft.id(), null, null, viewer);
        return entries.held(published, hold);
    }

    /**
     * What a moderator has to look at first; null for nothing.
     *
     * @param stood the texts that readers have by now
     */
    private Hold hold(NoteInput input, List<String> stood, boolean askModerator, Viewer viewer) {
        boolean circle = input.visibility() == Visibility.CIRCLE;
        Hold patient = PatientCheck.ofChange(stood).look("title", input.title()).look("summary", input.summary())
                .look("body", input.body()).look("firstStep", input.firstStep().texts()).look("interests", input.interests())
                .hold(askModerator, circle);
        return Hold.of(patient, newcomers.look(viewer, circle, texts(input), stood));
    }

    private static List<String> texts(NoteInput input) {
        return Stream.of(Stream.of(input.title(), input.summary(), input.body(), input.interests()), input.firstStep().texts(),
                input.source().stream()).flatMap(text -> text).toList();
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
        EntrySummary now = finder.byId(id, viewer);
        List<String> stood = notes.findByIdOptional(id).map(note -> Stream.of(Stream.of(now.title(), now.summary(), note.body,
                note.interests), note.firstStep.texts(), now.sources().stream()).flatMap(text -> text).toList())
                .orElse(List.of());
        Hold hold = hold(input, stood, askModerator, viewer);
        return entries.held(revise(id, expected, input, "", viewer), hold);
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
