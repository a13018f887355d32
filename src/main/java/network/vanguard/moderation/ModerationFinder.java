package network.vanguard.moderation;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentView;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;

/** Questions about reports, decisions and appeals. */
@Reads
@ApplicationScoped
public class ModerationFinder {

    private static final int SHOWN = 20;
    private static final int REPORTS_SHOWN = 100;

    private final ModerationCases cases;
    private final EntryFinder entries;
    private final CommentFinder comments;

    ModerationFinder(ModerationCases cases, EntryFinder entries, CommentFinder comments) {
        this.cases = cases;
        this.entries = entries;
        this.comments = comments;
    }

    /**
     * A page of the moderators' cases.
     *
     * @param after the cursor of the page before, or null
     * @throws Refused when the viewer is neither moderator nor administrator
     */
    @Transactional
    public Slice<CaseLine> queue(QueuePart part, QueueOrder order, String after, int limit, Viewer viewer) {
        refuse(viewer);
        String list = "moderation-" + part.code() + "-" + order.code();
        CaseLine last = Cursor.read(list, after).map(cursor -> new CaseLine(cursor.number(1), null, false, null, null, false,
                (int) cursor.number(2), cursor.instant(0), null, null, false)).orElse(null);
        return Slice.of(cases.page(order, part, last, limit + 1, viewer), limit,
                one -> Cursor.write(list, one.openedAt(), one.id(), one.reports()));
    }

    /** One case; {@link Refused} as above, {@link NotFound} when there is none of that number. */
    @Transactional
    public CaseView one(long caseId, Viewer viewer) {
        refuse(viewer);
        CaseStanding standing = cases.standing(caseId, false, viewer).orElseThrow(NotFound::new);
        boolean partial = ModerationPolicy.partial(standing);
        return new CaseView(cases.line(caseId), cases.said(standing.subject()).orElse(null),
                cases.reports(caseId, REPORTS_SHOWN), cases.decisions(caseId, Viewer.ANONYMOUS), partial,
                !partial && (standing.open() || standing.appealed()), ModerationPolicy.mayDecide(standing, viewer),
                ModerationPolicy.mayAnswer(standing, viewer));
    }

    /** What moderation means for the viewer. */
    @Transactional
    public OwnModeration own(Viewer viewer) {
        return new OwnModeration(waiting(viewer), ModerationPolicy.mayRead(viewer), decisions(viewer), reports(viewer));
    }

    /** How many cases wait for a moderator; 0 for everybody else. */
    @Transactional
    public long waiting(Viewer viewer) {
        return ModerationPolicy.mayRead(viewer) ? cases.waiting() : 0;
    }

    /** What was decided on what the viewer wrote or reported, and they have not opened yet. */
    @Transactional
    public DecisionNews news(Viewer viewer) {
        return viewer.signedIn() ? cases.news(viewer.memberId()) : DecisionNews.NONE;
    }

    /** The last twenty decisions on what the viewer wrote, newest first. */
    @Transactional
    public List<DecisionView> decisions(Viewer viewer) {
        return viewer.signedIn() ? cases.decisionsFor(SHOWN, viewer) : List.of();
    }

    /** What the viewer reported last, twenty at most, newest first. */
    @Transactional
    public List<OwnReport> reports(Viewer viewer) {
        return viewer.signedIn() ? cases.reportsOf(SHOWN, viewer) : List.of();
    }

    /** A decision on what the viewer wrote; {@link NotFound} for everybody else. */
    @Transactional
    public DecisionView decision(long id, Viewer viewer) {
        return cases.decisionFor(id, viewer).orElseThrow(NotFound::new);
    }

    /** Where the viewer reads why something is hidden: its author the decision, a moderator the case; {@link NotFound} for others. */
    @Transactional
    public String why(Subject subject, Viewer viewer) {
        ModerationCases.Last last = cases.last(subject).orElseThrow(NotFound::new);
        if (cases.decisionFor(last.decision(), viewer).isPresent()) {
            return "/decisions/" + last.decision();
        }
        if (ModerationPolicy.mayRead(viewer)) {
            return "/moderation/" + last.caseId();
        }
        throw new NotFound();
    }

    /** What somebody who is about to report it has to see; {@link NotFound} when the viewer may not read it. */
    @Transactional
    public Reporting reporting(Subject subject, Viewer viewer) {
        Optional<OwnReport> before = viewer.signedIn() ? cases.reportOf(subject, viewer) : Optional.empty();
        if (subject.entryId() != null) {
            EntrySummary entry = entries.byId(subject.entryId(), viewer);
            return new Reporting(subject, entry.title(), entry.url(), null, before.orElse(null), own(subject, viewer));
        }
        CommentView comment = comments.one(subject.commentId(), viewer);
        return new Reporting(subject, entries.byId(comment.entryId(), viewer).title(), comment.url(), comment.html(),
                before.orElse(null), own(subject, viewer));
    }

    private boolean own(Subject subject, Viewer viewer) {
        return viewer.signedIn() && cases.reportable(subject, viewer.memberId()).own();
    }

    private static void refuse(Viewer viewer) {
        if (!ModerationPolicy.mayRead(viewer)) {
            throw new Refused("Reports are for moderators and administrators.");
        }
    }
}
