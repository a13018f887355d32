package network.vanguard.discussion;

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
import network.vanguard.entry.OpenEntry;
import network.vanguard.link.SimilarEntry;
import network.vanguard.link.SimilarFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Questions;
import network.vanguard.relation.Linked;
import network.vanguard.relation.RelationFinder;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteRef;
import network.vanguard.tension.Stands;
import network.vanguard.tension.TensionFinder;
import network.vanguard.text.SafeHtml;

/** Questions about the bodies of discussions. Whether the reader may read it is asked of the spine first. */
@Reads
@ApplicationScoped
public class DiscussionFinder implements EntryBody {

    private static final int ABOUT_SHOWN = 20;

    private final Discussions discussions;
    private final EntryFinder entries;
    private final CommentFinder threads;
    private final SimilarFinder links;
    private final TensionFinder tensions;
    private final RelationFinder relations;
    private final AttachmentFinder attachments;
    private final EntryDetail details;
    private final CollectionFinder collections;
    private final ObjectMapper json;

    DiscussionFinder(Discussions discussions, EntryFinder entries, CommentFinder threads, SimilarFinder links,
            TensionFinder tensions,
            RelationFinder relations, AttachmentFinder attachments, EntryDetail details,
            CollectionFinder collections, ObjectMapper json) {
        this.discussions = discussions;
        this.entries = entries;
        this.threads = threads;
        this.links = links;
        this.tensions = tensions;
        this.relations = relations;
        this.attachments = attachments;
        this.details = details;
        this.json = json;
        this.collections = collections;
    }

    /**
     * All that the page of a discussion shows; {@link NotFound} when there is none that the viewer may read.
     *
     * @param comments which part of its thread
     */
    @Transactional
    public DiscussionView page(String slug, CommentsAsked comments, Viewer viewer) {
        OpenEntry opened = entries.open(EntryKind.DISCUSSION, slug, viewer);
        EntrySummary entry = opened.entry();
        EntryActions actions = opened.actions();
        DiscussionBody body = body(entry.id());
        Questions page = new Questions();
        Supplier<EntrySummary> subject = page.ask(entries.ask(entry.aboutId(), viewer).map(found -> found.orElse(null)));
        Supplier<List<EntrySummary>> about = page.ask(entries.about(entry.id(), ABOUT_SHOWN, viewer));
        Supplier<List<SimilarEntry>> similar = page.ask(links.forPage(entry, viewer));
        Supplier<Linked> linked = page.ask(relations.forPage(entry, viewer));
        Supplier<List<CollectionRef>> collected = page.ask(collections.with(entry.id(), viewer));
        Supplier<CommentThread> thread = page.ask(threads.thread(entry, comments, viewer));
        Supplier<Attached> attached = page.ask(attachments.forPage(entry, actions));
        Supplier<Stands> stands = page.ask(tensions.of(entry, true, viewer));
        return new DiscussionView(entry, body, actions, subject.get(), details.anchor(entry, subject.get()), about.get(),
                similar.get(), linked.get(), collected.get(), thread.get(), attached.get(), stands.get(),
                entries.circle(entry));
    }

    /** The body of an entry that the caller has found readable. */
    @Transactional
    public DiscussionBody body(long entryId) {
        return discussions.findByIdOptional(entryId)
                .map(discussion -> new DiscussionBody(discussion.purpose, discussion.body, SafeHtml.stored(discussion.html),
                        entries.places(entryId).answer()))
                .orElseThrow(NotFound::new);
    }

    @Override
    public Map<String, String> texts(EntryRevision version) {
        return DiscussionTexts.of(version.said(DiscussionInput.class, json));
    }

    record Fields(String purpose, String body, List<String> places) {}

    @Override
    public EntryKind kind() {
        return EntryKind.DISCUSSION;
    }

    @Override
    public Object fields(long entryId) {
        DiscussionBody body = body(entryId);
        return new Fields(body.purpose(), body.body(), body.places().stream().map(SiteRef::slug).toList());
    }

    @Override
    public Map<String, String> texts(EntrySummary entry) {
        return Map.of("Text", body(entry.id()).body());
    }
}
