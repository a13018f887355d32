package network.vanguard.discussion;

import java.util.List;
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

/** What can be done with discussions. */
@ApplicationScoped
public class DiscussionService {

    private final EntryService entries;
    private final EntryFinder finder;
    private final NewcomerCheck newcomers;
    private final Discussions discussions;

    DiscussionService(EntryService entries, EntryFinder finder, NewcomerCheck newcomers, Discussions discussions) {
        this.entries = entries;
        this.finder = finder;
        this.newcomers = newcomers;
        this.discussions = discussions;
    }

    /** Opens a discussion: it is published at once. Errors are those of {@link EntryService}. */
    @Transactional
    public EntryRef publish(@Valid DiscussionInput input, Viewer viewer) {
        return publish(input, false, viewer);
    }

    /**
     * Opens a discussion at once, unless a moderator is to look at it first. Errors are those of {@link EntryService} and of
     * {@link PatientCheck}; what {@link NewcomerCheck} finds waits, too.
     *
     * @param askModerator whether the writer asks for a moderator where a patient might be known by it
     */
    @Transactional
    public EntryRef publish(@Valid DiscussionInput input, boolean askModerator, Viewer viewer) {
        Hold hold = hold(input, List.of(), askModerator, viewer);
        EntryRef draft = draft(input, null, "", viewer);
        return entries.held(entries.publish(draft.id(), null, null, viewer), hold);
    }

    /**
     * What a moderator has to look at first; null for nothing.
     *
     * @param stood the texts that readers have by now
     */
    private Hold hold(DiscussionInput input, List<String> stood, boolean askModerator, Viewer viewer) {
        boolean circle = input.visibility() == Visibility.CIRCLE;
        Hold patient = PatientCheck.ofChange(stood).look("title", input.title()).look("summary", input.summary())
                .look("body", input.body()).hold(askModerator, circle);
        List<String> texts = Stream.concat(Stream.of(input.title(), input.summary(), input.body()), input.source().stream())
                .toList();
        return Hold.of(patient, newcomers.look(viewer, circle, texts, stood));
    }

    /** Writes a discussion that nobody else reads yet, for an importer. */
    @Transactional
    public EntryRef draft(@Valid DiscussionInput input, String slug, String digest, Viewer viewer) {
        EntryRef draft = entries.create(entryInput(input, slug, digest), viewer);
        Discussion discussion = new Discussion(draft.id());
        discussion.write(input);
        discussions.persist(discussion);
        entries.stand(draft.id(), input.places());
        return draft;
    }

    /** Writes a new version. Errors are those of {@link EntryService#revise}. */
    @Transactional
    public EntryRef revise(long id, EntryVersion expected, @Valid DiscussionInput input, Viewer viewer) {
        return revise(id, expected, input, false, viewer);
    }

    /** The same; where a patient might be known by it, it is hidden until a moderator has looked, if the writer asks for that. */
    @Transactional
    public EntryRef revise(long id, EntryVersion expected, @Valid DiscussionInput input, boolean askModerator, Viewer viewer) {
        EntrySummary now = finder.byId(id, viewer);
        List<String> stood = discussions.findByIdOptional(id).map(discussion -> Stream.concat(
                Stream.of(now.title(), now.summary(), discussion.body), now.sources().stream()).toList()).orElse(List.of());
        Hold hold = hold(input, stood, askModerator, viewer);
        return entries.held(revise(id, expected, input, "", viewer), hold);
    }

    /** Writes a new version for an importer. Errors are those of {@link EntryService#revise}. */
    @Transactional
    public EntryRef revise(long id, int expected, @Valid DiscussionInput input, String digest, Viewer viewer) {
        return revise(id, new EntryVersion(expected, null), input, digest, viewer);
    }

    private EntryRef revise(long id, EntryVersion expected, DiscussionInput input, String digest, Viewer viewer) {
        EntryRef ref = entries.revise(id, expected, entryInput(input, null, digest), viewer);
        discussions.findByIdOptional(id).orElseThrow().write(input);
        entries.stand(id, input.places());
        return ref;
    }

    private static EntryInput entryInput(DiscussionInput input, String slug, String digest) {
        String summary = input.summary() == null || input.summary().isBlank()
                ? PlainText.excerpt(input.body(), EntryInput.SUMMARY_MAX)
                : input.summary();
        return new EntryInput(EntryKind.DISCUSSION, slug, input.title(), summary, input.site(), null, input.tags(),
                input.visibility(), input.source(), input.about(), input.externalId(), digest, input.body(), input,
                List.of(), null, EntryInput.Part.of(input.aboutPart(), input.aboutPartLabel()), null, input.circle());
    }
}
