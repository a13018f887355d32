package network.vanguard.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.audit.AuditLog;
import network.vanguard.audit.AuditVerb;
import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentService;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryService;
import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** Takes reports in, and hides what many have reported until a moderator decides. */
@ApplicationScoped
public class ReportService {

    private final ModerationCases cases;
    private final EntryFinder entries;
    private final EntryService entryService;
    private final CommentFinder comments;
    private final CommentService commentService;
    private final MemberService members;
    private final ModerationSettings settings;
    private final AuditLog log;
    private final Clock clock;

    ReportService(ModerationCases cases, EntryFinder entries, EntryService entryService, CommentFinder comments,
            CommentService commentService, MemberService members, ModerationSettings settings, AuditLog log, Clock clock) {
        this.cases = cases;
        this.entries = entries;
        this.entryService = entryService;
        this.comments = comments;
        this.commentService = commentService;
        this.members = members;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Reports something. The same person's second report of the same thing, before it is decided on, is the first one.
     *
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when nobody is signed in, or it is the viewer's own
     * @throws Conflict when it is not published, or cannot be read any more
     */
    @Transactional
    public ReportRef report(Subject subject, @Valid ReportInput input, Viewer viewer) {
        requireReadable(subject, viewer);
        ModerationCases.Reportable thing = cases.reportable(subject, viewer.memberId());
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to report this.");
        }
        if (thing.own()) {
            throw new Refused("This is yours: change it or take it away yourself.");
        }
        Instant now = clock.instant();
        long caseId = cases.open(subject, thing.authorId(), now);
        Optional<Long> made = cases.addReport(caseId, subject, viewer, input, now);
        if (made.isEmpty()) {
            return new ReportRef(cases.report(caseId, viewer.memberId()), false, false);
        }
        // Nobody is told who reported something, the readers of the log included
        log.record(Viewer.ANONYMOUS, AuditVerb.REPORTED, subject.sort(), subject.id(),
                Rule.of(input.rule()).orElseThrow().label());
        boolean enough = cases.crowd(caseId) >= settings.hideAfter();
        if (enough) {
            hide(subject, caseId, now);
        }
        return new ReportRef(made.get(), true, enough);
    }

    private void hide(Subject subject, long caseId, Instant now) {
        String reason = settings.hideAfter() + " people have reported this. It is hidden until a moderator has decided.";
        Rule rule = cases.mostNamed(caseId);
        if (subject.entryId() != null) {
            entryService.hide(subject.entryId(), rule.label() + ". " + reason, members.platform());
        } else {
            commentService.hide(subject.commentId());
        }
        cases.decide(caseId, "hide", null, rule, reason, now);
        cases.tell(caseId, false);
        log.record(Viewer.ANONYMOUS, AuditVerb.HIDDEN_BY_REPORTS, subject.sort(), subject.id(), rule.label() + ". " + reason);
    }

    private void requireReadable(Subject subject, Viewer viewer) {
        if (subject.entryId() != null) {
            if (!entries.byId(subject.entryId(), viewer).state().open()) {
                throw new Conflict("Only what is published can be reported.");
            }
        } else if (!comments.one(subject.commentId(), viewer).visible()) {
            throw new Conflict("This comment is no longer here.");
        }
    }
}
