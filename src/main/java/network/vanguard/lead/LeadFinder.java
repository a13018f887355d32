package network.vanguard.lead;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentView;
import network.vanguard.discussion.DiscussionFinder;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Viewer;
import network.vanguard.note.NoteFinder;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;
import network.vanguard.text.SafeHtml;

/** Questions about leads. Curators read them, those of what they may read. */
@Reads
@ApplicationScoped
public class LeadFinder {

    private static final String LIST = "leads-oldest";
    private static final int DECIDED_SHOWN = 20;
    private static final int OWN_SHOWN = 20;

    private final Leads leads;
    private final CommentFinder comments;
    private final EntryFinder entries;
    private final NoteFinder notes;
    private final DiscussionFinder discussions;

    LeadFinder(Leads leads, CommentFinder comments, EntryFinder entries, NoteFinder notes, DiscussionFinder discussions) {
        this.leads = leads;
        this.comments = comments;
        this.entries = entries;
        this.notes = notes;
        this.discussions = discussions;
    }

    /**
     * Leads that nobody has decided on, the longest waiting first.
     *
     * @param after the cursor of the page before, or null
     * @throws Refused when the viewer is no curator
     */
    @Transactional
    public Slice<LeadView> open(String after, int limit, Viewer viewer) {
        refuse(viewer);
        long last = Cursor.read(LIST, after).map(cursor -> cursor.number(0)).orElse(0L);
        return Slice.of(leads.open(last, limit + 1, viewer), limit, lead -> Cursor.write(LIST, lead.id()));
    }

    /** The same with what was decided lately, as the page of the leads shows it. */
    @Transactional
    public LeadInbox inbox(String after, int limit, Viewer viewer) {
        return new LeadInbox(open(after, limit, viewer), leads.decided(DECIDED_SHOWN, viewer));
    }

    /** The page of the inbox that begins with that lead. */
    @Transactional
    public LeadInbox around(long id, int limit, Viewer viewer) {
        return inbox(Cursor.write(LIST, id - 1), limit, viewer);
    }

    /** A lead; {@link NotFound} when there is none that the viewer may know of, {@link Refused} when they are no curator. */
    @Transactional
    public LeadView one(long id, Viewer viewer) {
        refuse(viewer);
        return leads.one(id, viewer).orElseThrow(NotFound::new);
    }

    /** What the viewer has pointed out in what they wrote, the newest first, and what became of it. */
    @Transactional
    public List<PointedOut> of(Viewer viewer) {
        return leads.of(viewer, OWN_SHOWN);
    }

    /** A comment that points to something; {@link NotFound} when the viewer may not read it. */
    @Transactional
    public Naming comment(long id, Viewer viewer) {
        CommentView comment = comments.one(id, viewer);
        return new Naming(comment.url(), "comment", comment.visible() ? comment.author().name() : null, comment.html(),
                network(entries.byId(comment.entryId(), viewer)));
    }

    /** A note or a discussion that does; {@link NotFound} for a case study as well. */
    @Transactional
    public Naming entry(long id, Viewer viewer) {
        EntrySummary entry = entries.byId(id, viewer);
        SafeHtml html = switch (entry.kind()) {
            case PRACTICE_NOTE -> notes.body(id).html();
            case DISCUSSION -> discussions.body(id).html();
            case CASE_STUDY -> throw new NotFound();
        };
        return new Naming(entry.url(), entry.kind().label().toLowerCase(Locale.ROOT), entry.author().name(), html,
                network(entry));
    }

    private static boolean network(EntrySummary entry) {
        return (entry.state() == EntryState.PUBLISHED || entry.state() == EntryState.ARCHIVED)
                && (entry.visibility() == Visibility.PUBLIC || entry.visibility() == Visibility.NETWORK);
    }

    /** The first address that a text links to, if any. */
    Optional<String> address(Naming naming) {
        return WebAddress.in(naming.html().html()).keySet().stream().findFirst().map(WebAddress::text);
    }

    private static void refuse(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Refused("Leads are followed up by curators. What became of yours stands on your page.");
        }
    }
}
