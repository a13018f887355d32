package network.vanguard.discussion;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

import network.vanguard.attachment.AttachmentFinder;
import network.vanguard.collection.CollectionFinder;
import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentsAsked;
import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryBody;
import network.vanguard.entry.EntryDetail;
import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRevision;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.SimilarFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.relation.RelationFinder;
import network.vanguard.site.SiteRef;
import network.vanguard.tension.TensionFinder;
import network.vanguard.text.SafeHtml;

/** Questions about the bodies of discussions. Whether the reader may read it is asked of the spine first. */
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
        EntrySummary entry = entries.bySlug(EntryKind.DISCUSSION, slug, viewer);
        EntryActions actions = entries.actions(entry.id(), viewer);
        EntrySummary subject = entry.aboutId() == null ? null : entries.find(entry.aboutId(), viewer).orElse(null);
        return new DiscussionView(entry, body(entry.id()), actions, subject, details.anchor(entry, subject),
                entries.list(EntryFilter.all().about(entry.id()), null, ABOUT_SHOWN, viewer).items(),
                links.forPage(entry, viewer), relations.forPage(entry, viewer),
                collections.with(entry.id(), viewer), threads.thread(entry, comments, viewer),
                attachments.forPage(entry, actions), tensions.of(entry, true, viewer), entries.circle(entry));
    }

    /** The body of an entry that the caller has found readable. */
    @Transactional
    public DiscussionBody body(long entryId) {
        return discussions.findByIdOptional(entryId)
                .map(discussion -> new DiscussionBody(discussion.purpose, discussion.body, SafeHtml.stored(discussion.html),
                        entries.places(entryId)))
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
