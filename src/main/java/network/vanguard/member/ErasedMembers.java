package network.vanguard.member;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes the name off a person's row, and remembers whose it was taken off; for the floor that forgets people. */
@ApplicationScoped
public class ErasedMembers {

    /** What people read where a name stood. */
    public static final String NAME = "Former member";
    /** No sign-in calls anybody so. */
    static final String SUBJECT = "erased:";

    private final Members members;
    private final Sessions sessions;
    private final Erasures erasures;
    private final Clock clock;

    ErasedMembers(Members members, Sessions sessions, Erasures erasures, Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** The account as it is before it is forgotten, locked; null when there is none, when it is forgotten already, or the platform's own. */
    @Transactional(Transactional.TxType.MANDATORY)
    public MemberRef lock(long memberId) {
        Member member = members.findById(memberId, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
        return member == null || member.erased() || member.platform() ? null : new MemberRef(member.handle, member.name);
    }

    /** What they are called in addresses once they are forgotten. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String handleAfterwards(long memberId) {
        String handle = "former-member-" + memberId;
        while (members.byHandle(handle).isPresent()) {
            handle += "-x";
        }
        return handle;
    }

    /** The row keeps its number and loses all else that it says of the person. Each session is over with its next request. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(long memberId, String handle) {
        Instant now = clock.instant();
        erasures.add(memberId, now);
        members.findById(memberId).forget(SUBJECT + memberId, handle, NAME);
        members.flush();
        sessions.release(memberId, now);
    }

    /** Everybody who was forgotten. */
    @Transactional
    public List<Erasure> all() {
        return erasures.all();
    }

    /** Takes in a list that was kept outside of the database; what is known already stays. */
    @Transactional
    public void learn(List<Erasure> kept) {
        kept.forEach(erasures::add);
    }

    /** Who was forgotten and stands there by name again, because an older backup was restored. */
    @Transactional
    public List<Long> undone() {
        return erasures.undone();
    }
}
