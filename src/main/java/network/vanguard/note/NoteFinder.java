package network.vanguard.note;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

import network.vanguard.attachment.Attached;
import network.vanguard.attachment.AttachmentFinder;
import network.vanguard.collection.CollectionFinder;
import network.vanguard.collection.CollectionRef;
import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentThread;
import network.vanguard.comment.CommentsAsked;
import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryBody;
import network.vanguard.entry.EntryDetail;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRevision;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.FirstStep;
import network.vanguard.entry.OpenEntry;
import network.vanguard.link.SimilarEntry;
import network.vanguard.link.SimilarFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Questions;
import network.vanguard.relation.Linked;
import network.vanguard.relation.RelationFinder;
import network.vanguard.replica.Reads;
import network.vanguard.tension.Stands;
import network.vanguard.tension.TensionFinder;
import network.vanguard.text.SafeHtml;
import network.vanguard.upkeep.UpkeepFinder;
import network.vanguard.upkeep.UpkeepView;

/** Questions about the bodies of notes. Whether the reader may read it is asked of the spine first. */
@Reads
@ApplicationScoped
public class NoteFinder implements EntryBody {

    private static final int ABOUT_SHOWN = 20;

    private final Notes notes;
    private final EntryFinder entries;
    private final CommentFinder threads;
    private final SimilarFinder links;
    private final TensionFinder tensions;
    private final RelationFinder relations;
    private final AttachmentFinder attachments;
    private final UpkeepFinder upkeep;
    private final EntryDetail details;
    private final CollectionFinder collections;
    private final ObjectMapper json;

    NoteFinder(Notes notes, EntryFinder entries, CommentFinder threads, SimilarFinder links,
            TensionFinder tensions,
            RelationFinder relations, AttachmentFinder attachments, UpkeepFinder upkeep, EntryDetail details,
            CollectionFinder collections, ObjectMapper json) {
        this.notes = notes;
        this.entries = entries;
        this.threads = threads;
        this.links = links;
        this.tensions = tensions;
        this.relations = relations;
        this.attachments = attachments;
        this.upkeep = upkeep;
        this.details = details;
        this.json = json;
        this.collections = collections;
    }

    /**
     * All that the page of a note shows; {@link NotFound} when there is none that the viewer may read.
     *
     * @param comments which part of its thread
     */
    @Transactional
    public NoteView page(String slug, CommentsAsked comments, Viewer viewer) {
        OpenEntry opened = entries.open(EntryKind.PRACTICE_NOTE, slug, viewer);
        EntrySummary entry = opened.entry();
        EntryActions actions = opened.actions();
        NoteBody body = body(entry.id());
        Questions page = new Questions();
        Supplier<EntrySummary> subject = page.ask(entries.ask(entry.aboutId(), viewer).map(found -> found.orElse(null)));
        Supplier<UpkeepView> kept = page.ask(upkeep.forPage(entry, actions, body.firstStep(), viewer));
        Supplier<List<EntrySummary>> about = page.ask(entries.about(entry.id(), ABOUT_SHOWN, viewer));
        Supplier<List<SimilarEntry>> similar = page.ask(links.forPage(entry, viewer));
        Supplier<Linked> linked = page.ask(relations.forPage(entry, viewer));
        Supplier<List<CollectionRef>> collected = page.ask(collections.with(entry.id(), viewer));
        Supplier<CommentThread> thread = page.ask(threads.thread(entry, comments, viewer));
        Supplier<Attached> attached = page.ask(attachments.forPage(entry, actions));
        Supplier<Stands> stands = page.ask(tensions.of(entry, true, viewer));
        return new NoteView(entry, body, actions, subject.get(), details.anchor(entry, subject.get()), kept.get(), about.get(),
                similar.get(), linked.get(), collected.get(), thread.get(), attached.get(), stands.get(),
                entries.circle(entry));
    }

    /** The body of an entry that the caller has found readable. */
    @Transactional
    public NoteBody body(long entryId) {
        return notes.findByIdOptional(entryId)
                .map(note -> new NoteBody(note.body, SafeHtml.stored(note.html), note.firstStep, note.interests))
                .orElseThrow(NotFound::new);
    }

    record Fields(String body, FirstStep firstStep, String interests) {}

    @Override
    public EntryKind kind() {
        return EntryKind.PRACTICE_NOTE;
    }

    @Override
    public Object fields(long entryId) {
        NoteBody body = body(entryId);
        return new Fields(body.body(), body.firstStep(), body.interests());
    }

    @Override
    public Map<String, String> texts(EntryRevision version) {
        return NoteTexts.of(version.said(NoteInput.class, json));
    }

    @Override
    public FirstStep firstStep(long entryId) {
        return body(entryId).firstStep();
    }

    @Override
    public Map<String, String> texts(EntrySummary entry) {
        NoteBody body = body(entry.id());
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Text", body.body());
        texts.put("First step", body.firstStep().inALine());
        texts.put("Interests", body.interests());
        return texts;
    }
}
