package network.vanguard.moderation;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.audit.AuditLog;
import network.vanguard.audit.AuditVerb;
import network.vanguard.comment.CommentService;
import network.vanguard.entry.EntryService;
import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Sources;

/** What moderators decide, and what authors can do about it. Each step is in the audit log, and of an entry in its history. */
@ApplicationScoped
public class ModerationService {

    private static final String ELSE = "This concerns you, because you wrote it or reported it. Somebody else decides.";

    private final ModerationCases cases;
    private final EntryService entries;
    private final CommentService comments;
    private final MemberService members;
    private final AuditLog log;
    private final Sources sources;
    private final Clock clock;

    ModerationService(ModerationCases cases, EntryService entries, CommentService comments, MemberService members,
            AuditLog log, Sources sources, Clock clock) {
        this.cases = cases;
        this.entries = entries;
        this.comments = comments;
        this.members = members;
        this.log = log;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Says that the viewer looks at a case, so that the others leave it. Another moderator may take it over.
     *
     * @throws NotFound when there is no such case
     * @throws Refused  when the viewer is neither moderator nor administrator, or it concerns them
     * @throws Conflict when nothing of it waits
     */
    @Transactional
    public void take(long caseId, Viewer viewer) {
        CaseStanding one = standing(caseId, viewer);
        if (!one.open() && !one.appealed()) {
            throw new Conflict("This is decided already.");
        }
        cases.hold(caseId, viewer.memberId());
        log.record(viewer, AuditVerb.TAKEN, "case", caseId, null);
    }

    /**
     * Decides on the reports of a case, or shows again what was hidden. An appeal against the hiding by reports is answered by that too.
     *
     * @throws NotFound when there is no such case
     * @throws Refused  when the viewer is no moderator, wrote it or reported it
     * @throws Conflict when it was decided already, or an appeal waits that somebody has to answer
     */
    @Transactional
    public void decide(long caseId, @Valid DecisionInput input, Viewer viewer) {
        CaseStanding one = standing(caseId, viewer);
        if (!viewer.moderator()) {
            throw new Refused("Moderators decide on reports. An administrator answers appeals.");
        }
        if (one.hidden() && one.appealed()) {
            throw new Conflict("Its author has appealed: answer the appeal.");
        }
        if (!ModerationPolicy.mayDecide(one, viewer) || one.open() == input.verb().equals("restore")) {
            throw new Conflict(one.open()
                    ? "This waits for a decision: keep it or hide it."
                    : one.hidden() ? "This is hidden already. It can be shown again." : "This is decided already.");
        }
        Rule rule = Rule.of(input.rule()).orElseThrow();
        boolean hide = input.verb().equals("hide");
        if (hide) {
            hide(one.subject(), rule, input.reason(), viewer);
        } else {
            restore(one.subject(), rule, input.reason(), viewer);
        }
        if (one.appealed()) {
            cases.answer(one.lastHiding(), !hide, viewer.memberId(), input.reason(), clock.instant());
            log.record(viewer, hide ? AuditVerb.APPEAL_REFUSED : AuditVerb.APPEAL_GRANTED, one.subject().sort(),
                    one.subject().id(), input.reason());
        }
        cases.decide(caseId, input.verb(), viewer.memberId(), rule, input.reason(), clock.instant());
        cases.put(caseId, hide ? "hidden" : input.verb().equals("keep") ? "kept" : "restored");
        cases.tell(caseId, true);
        members.judged(cases.authorOf(caseId), !hide);
        AuditVerb verb = hide ? AuditVerb.HIDDEN : input.verb().equals("keep") ? AuditVerb.KEPT : AuditVerb.RESTORED;
        log.record(viewer, verb, one.subject().sort(), one.subject().id(), rule.label() + ". " + input.reason());
    }

    /**
     * Appeals against a decision that hid what the viewer wrote, once for each.
     *
     * @throws NotFound when there is no such decision about something of theirs
     * @throws Conflict when they have appealed already, or it is not the last word any more
     */
    @Transactional
    public void appeal(long decisionId, @Valid AppealInput input, Viewer viewer) {
        DecisionView decision = cases.decisionFor(decisionId, viewer).orElseThrow(NotFound::new);
        CaseStanding one = cases.standing(decision.caseId(), true, viewer).orElseThrow(NotFound::new);
        if (one.appealedOnce() && one.lastHiding() == decisionId) {
            throw new Conflict("You have appealed against this already.");
        }
        if (!ModerationPolicy.mayAppeal(one) || one.lastHiding() != decisionId) {
            throw new Conflict("There is nothing to appeal against: this is not hidden by that decision any more.");
        }
        cases.appeal(one.id(), decisionId, viewer.memberId(), input.words(), clock.instant());
        // An author who does not stand with their name is not named here either
        log.record(Viewer.ANONYMOUS, AuditVerb.APPEALED, one.subject().sort(), one.subject().id(),
                null);
    }

    /**
     * Answers the appeal that waits.
     *
     * @throws NotFound when there is no such case
     * @throws Refused  when the viewer is neither moderator nor administrator, wrote it, reported it, or made the decision
     * @throws Conflict when no appeal waits, or the reports themselves wait
     */
    @Transactional
    public void answer(long caseId, @Valid AnswerInput input, Viewer viewer) {
        CaseStanding one = standing(caseId, viewer);
        if (one.open()) {
            throw new Conflict("The reports wait for a decision. That answers the appeal too.");
        }
        if (!one.appealed()) {
            throw new Conflict("No appeal waits here.");
        }
        if (!ModerationPolicy.mayAnswer(one, viewer)) {
            throw new Refused("You made the decision. Another moderator or an administrator answers the appeal.");
        }
        Rule rule = cases.ruleOf(one.lastHiding());
        cases.answer(one.lastHiding(), input.granted(), viewer.memberId(), input.reason(), clock.instant());
        if (input.granted()) {
            restore(one.subject(), rule, input.reason(), viewer);
            cases.decide(caseId, "restore", viewer.memberId(), rule, input.reason(), clock.instant());
        }
        cases.put(caseId, input.granted() ? "restored" : "hidden");
        cases.tell(caseId, true);
        members.judged(cases.authorOf(caseId), input.granted());
        log.record(viewer, input.granted() ? AuditVerb.APPEAL_GRANTED : AuditVerb.APPEAL_REFUSED, one.subject().sort(),
                one.subject().id(), rule.label() + ". " + input.reason());
    }

    /**
     * Keeps that the viewer has read all that was decided on what they wrote or reported, so that nothing tells them of it any more. While
     * nothing can be written they are told once more.
     */
    @Transactional
    public void opened(Viewer viewer) {
        opened((Long) null, viewer);
    }

    /** The same for one decision. */
    @Transactional
    public void opened(DecisionView decision, Viewer viewer) {
        opened(decision.caseId(), viewer);
    }

    private void opened(Long caseId, Viewer viewer) {
        if (!sources.onlyReading()) {
            cases.opened(caseId, viewer.memberId());
        }
    }

    private CaseStanding standing(long caseId, Viewer viewer) {
        if (!ModerationPolicy.mayRead(viewer)) {
            throw new Refused("Reports are for moderators and administrators.");
        }
        CaseStanding one = cases.standing(caseId, true, viewer).orElseThrow(NotFound::new);
        if (ModerationPolicy.partial(one)) {
            throw new Refused(ELSE);
        }
        return one;
    }

    private void hide(Subject subject, Rule rule, String reason, Viewer viewer) {
        if (subject.entryId() != null) {
            entries.hide(subject.entryId(), rule.label() + ". " + reason, viewer);
        } else {
            comments.hide(subject.commentId());
        }
    }

    private void restore(Subject subject, Rule rule, String reason, Viewer viewer) {
        if (subject.entryId() != null) {
            entries.restore(subject.entryId(), rule.label() + ". " + reason, viewer);
        } else {
            comments.restore(subject.commentId());
        }
    }
}
