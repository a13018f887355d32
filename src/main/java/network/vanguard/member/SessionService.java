package network.vanguard.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;

import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;

/** Where people are signed in, shown to them and ended by them. The rows are the same for all nodes. */
@ApplicationScoped
public class SessionService {

    /** A session that nobody used for so long is over: its token is good for 40 minutes, and its cookie for ten hours more. */
    private static final Duration LIVES_UNUSED = Duration.ofHours(11);
    /** Longer than anything of a session is good for at Keycloak, which is twelve hours. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Sessions sessions;
    private final Event<SessionsEnded> ended;
    private final Clock clock;

    SessionService(Sessions sessions, Event<SessionsEnded> ended, Clock clock) {
        this.sessions = sessions;
        this.ended = ended;
        this.clock = clock;
    }

    /**
     * Where the viewer is signed in, the last used first.
     *
     * @param current Keycloak's name of the session that asks; null when a script asks
     * @throws Refused when the account was closed here, so that nobody is looking
     */
    @Reads
    @Transactional
    public List<OwnSession> own(Viewer viewer, String current) {
        requireOpen(viewer);
        return sessions.of(viewer.memberId(), clock.instant().minus(LIVES_UNUSED)).stream()
                .map(one -> new OwnSession(one.id, one.device, one.beganAt, one.seenAt, one.sid.equals(current))).toList();
    }

    /**
     * Ends a session of the viewer's: it is good for nothing from its next request on, on every node. One that has ended stays so.
     *
     * @throws NotFound when it is not theirs
     */
    @Transactional
    public void end(UUID id, Viewer viewer) {
        requireOpen(viewer);
        MemberSession session = sessions.one(id, viewer.memberId()).orElseThrow(NotFound::new);
        if (session.endedAt == null) {
            end(List.of(session), viewer);
        }
    }

    /**
     * Ends all sessions of the viewer's but this one.
     *
     * @param current Keycloak's name of the session that goes on; null where there is none
     * @return how many were ended
     */
    @Transactional
    public int endOthers(String current, Viewer viewer) {
        requireOpen(viewer);
        List<MemberSession> others = sessions.of(viewer.memberId(), Instant.EPOCH).stream()
                .filter(one -> !one.sid.equals(current)).toList();
        if (!others.isEmpty()) {
            end(others, viewer);
        }
        return others.size();
    }

    /** Remembers that a session is over because Keycloak says so. */
    @Transactional
    void over(String sid, Instant at) {
        sessions.over(sid, at);
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        sessions.forget(clock.instant().minus(KEPT));
    }

    private void end(List<MemberSession> which, Viewer viewer) {
        Instant now = clock.instant();
        for (MemberSession one : which) {
            one.endedAt = now.isBefore(one.beganAt) ? one.beganAt : now;
            one.here = true;
        }
        ended.fire(new SessionsEnded(viewer, which.stream().map(one -> one.device).toList()));
    }

    private static void requireOpen(Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Your account on this platform is closed.");
        }
    }
}
