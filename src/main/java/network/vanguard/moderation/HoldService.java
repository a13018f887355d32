package network.vanguard.moderation;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import network.vanguard.audit.AuditLog;
import network.vanguard.audit.AuditVerb;
import network.vanguard.comment.CommentHeld;
import network.vanguard.comment.CommentService;
import network.vanguard.entry.EntryHeld;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.Hold;
import network.vanguard.entry.WordsWithdrawn;
import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;
import network.vanguard.text.Repeated;

/**
 * Keeps back what a moderator has to look at before others read it: a case without a report, hidden from the beginning, decided on like any
 * other.
 */
@ApplicationScoped
class HoldService {

    private static final Hold REPEATS = new Hold(Hold.Cause.CONSENT,
            "It repeats words of a story to which consent was withdrawn.");

    private final ModerationCases cases;
    private final EntryService entries;
    private final CommentService comments;
    private final MemberService members;
    private final AuditLog log;
    private final Clock clock;

    HoldService(ModerationCases cases, EntryService entries, CommentService comments, MemberService members, AuditLog log,
            Clock clock) {
        this.cases = cases;
        this.entries = entries;
        this.comments = comments;
        this.members = members;
        this.log = log;
        this.clock = clock;
    }

    void entryHeld(@Observes EntryHeld entry) {
        entries.hide(entry.entryId(), rule(entry.hold()).label() + ". " + reason(entry.hold()), members.platform());
        hold(Subject.entry(entry.entryId()), entry.hold());
    }

    void commentHeld(@Observes CommentHeld comment) {
        comments.hide(comment.commentId());
        hold(Subject.comment(comment.commentId()), comment.hold());
    }

    /** What repeats them goes, too: in comments under the entry, and in notes and discussions about it. What stands in a circle is left alone. */
    void wordsWithdrawn(@Observes WordsWithdrawn withdrawn) {
        Repeated repeated = Repeated.of(withdrawn.words());
        comments.saying(withdrawn.entryId(), repeated).forEach(id -> commentHeld(new CommentHeld(id, REPEATS)));
        for (long about : entries.about(withdrawn.entryId(), text -> true)) {
            comments.saying(about, repeated).forEach(id -> commentHeld(new CommentHeld(id, REPEATS)));
        }
        entries.about(withdrawn.entryId(), repeated).forEach(id -> entryHeld(new EntryHeld(id, REPEATS)));
    }

    private void hold(Subject subject, Hold hold) {
        String reason = reason(hold);
        Instant now = clock.instant();
        long caseId = cases.open(subject, cases.reportable(subject, 0).authorId(), now);
        cases.decide(caseId, "hide", null, rule(hold), reason, now);
        log.record(Viewer.ANONYMOUS, AuditVerb.HELD, subject.sort(), subject.id(), reason);
    }

    private static String reason(Hold hold) {
        return hold.why() + " A moderator looks at it first; nobody else reads it before.";
    }

    private static Rule rule(Hold hold) {
        return switch (hold.cause()) {
            case PATIENT -> Rule.NO_PATIENT;
            case LINKS -> Rule.NO_SELLING;
            case CONSENT -> Rule.IN_CONFIDENCE;
        };
    }
}
