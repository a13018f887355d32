package network.vanguard.leaving;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.audit.AuditLog;
import network.vanguard.audit.AuditVerb;
import network.vanguard.circle.CircleService;
import network.vanguard.comment.CommentService;
import network.vanguard.entry.EntryService;
import network.vanguard.lead.LeadService;
import network.vanguard.member.ErasedMembers;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** Forgets people: what they wrote for others stays as a former member's, and nothing tells any more whose it was. */
@ApplicationScoped
class ErasureService {

    /** What has to be typed, so that nobody is forgotten by a slip of the hand. */
    static final String WORD = "forget";

    private final MemberFinder finder;
    private final ErasedMembers members;
    private final CircleService circles;
    private final CommentService comments;
    private final LeadService leads;
    private final EntryService entries;
    private final ErasureRows rows;
    private final AuditLog log;
    private final Clock clock;

    ErasureService(MemberFinder finder, ErasedMembers members, CircleService circles, CommentService comments,
            LeadService leads, EntryService entries, ErasureRows rows, AuditLog log, Clock clock) {
        this.finder = finder;
        this.members = members;
        this.circles = circles;
        this.comments = comments;
        this.leads = leads;
        this.entries = entries;
        this.rows = rows;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Whom the viewer may have forgotten: oneself, and an administrator everybody.
     *
     * @throws Refused  for anybody else
     * @throws NotFound when nobody has that handle
     */
    @Transactional
    Viewer person(String handle, Viewer viewer) {
        if (!viewer.signedIn() || !viewer.handle().equals(handle) && !viewer.administrator()) {
            throw new Refused("People can be forgotten only when they ask for it themselves, or by an administrator.");
        }
        return finder.evenClosed(handle).orElseThrow(NotFound::new);
    }

    /**
     * Forgets somebody, for good. Errors are those of {@link #person}.
     *
     * @param word has to be {@link #WORD}, however it is written
     * @return whether it was the viewer's own account, which is over with this
     * @throws Invalid  for another word
     * @throws Conflict for the platform's own account
     */
    @Transactional
    boolean forget(String handle, String word, Viewer viewer) {
        Viewer person = person(handle, viewer);
        if (word == null || !word.strip().equalsIgnoreCase(WORD)) {
            throw new Invalid("confirm", "Type the word " + WORD + ". Nothing was changed.");
        }
        if (!forget(person.memberId(), viewer, null)) {
            throw new Conflict("This account belongs to the platform itself and cannot be forgotten.");
        }
        return person.memberId() == viewer.memberId();
    }

    /** Forgets once more who is there by name again after an older backup was restored; answers how many there were. */
    @Transactional
    int forgetAgain() {
        List<Long> undone = members.undone();
        undone.forEach(one -> forget(one, Viewer.ANONYMOUS, "Again, after an older backup was restored."));
        return undone.size();
    }

    private boolean forget(long memberId, Viewer by, String reason) {
        MemberRef person = members.lock(memberId);
        if (person == null) {
            return false;
        }
        String handle = members.handleAfterwards(memberId);
        Viewer leaving = new Viewer(memberId, person.handle(), person.name(), java.util.Set.of(), List.of());
        rows.circles(memberId).forEach(key -> circles.leave(key, false, leaving));
        rows.deleteDrafts(memberId);
        rows.withdrawChanges(memberId, clock.instant());
        rows.follow(memberId);
        comments.rename(person.handle(), handle);
        rows.renameInDrafts(person.handle(), handle);
        List<Long> drafts = leads.forget(person, handle);
        drafts.forEach(entries::indexed);
        if (!drafts.isEmpty()) {
            rows.forgetWords(person);
        }
        members.forget(memberId, handle);
        log.record(by, AuditVerb.ERASED, "member", memberId, reason);
        return true;
    }
}
