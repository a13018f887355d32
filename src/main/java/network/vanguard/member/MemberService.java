package network.vanguard.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import network.vanguard.query.Questions;
import network.vanguard.text.Slugs;

/** Takes over what the identity provider says of a person. */
@ApplicationScoped
public class MemberService {

    static final String PLATFORM_SUBJECT = "platform";
    /** So that reading does not write on every request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private final Members members;
    private final Sessions sessions;
    private final Affiliations affiliations;
    private final Erasures erasures;
    private final Event<RightsFollowed> followed;
    private final Clock clock;

    MemberService(Members members, Sessions sessions, Affiliations affiliations, Erasures erasures,
            Event<RightsFollowed> followed, Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.affiliations = affiliations;
        this.erasures = erasures;
        this.followed = followed;
        this.clock = clock;
    }

    /**
     * Finds or makes the person's row, follows roles and groups when the token says something new, and answers who is looking. An account
     * that was closed here looks on as a visitor, whatever its token says.
     */
    @Transactional
    Viewer arrive(SignIn signIn) {
        Questions asked = new Questions();
        return viewer(asked, signIn).get();
    }

    /**
     * The same in a session of the pages, which is noted. In one that has ended they are a visitor.
     *
     * @param sid    Keycloak's name of the session
     * @param device what it is noted as, in plain words
     */
    @Transactional
    Arrival arrive(SignIn signIn, String sid, String device) {
        Questions asked = new Questions();
        Supplier<Viewer> viewer = viewer(asked, signIn);
        Optional<Sessions.Known> session = asked.ask(sessions.known(sid)).get();
        if (session.isPresent() && session.get().ended() != null) {
            return new Arrival(Viewer.ANONYMOUS, session.get().ended());
        }
        Viewer found = viewer.get();
        Instant now = clock.instant();
        if (found.signedIn() && session.isEmpty()) {
            sessions.begin(sid, found.memberId(), device, now);
        } else if (session.isPresent() && session.get().seenAt().isBefore(now.minus(NOTED_EVERY))) {
            sessions.seen(session.get().id(), now, now.minus(NOTED_EVERY));
        }
        return new Arrival(found, null);
    }

    private Supplier<Viewer> viewer(Questions asked, SignIn signIn) {
        Supplier<Optional<Members.Known>> known = asked.ask(members.known(signIn.subject()));
        Supplier<List<Affiliation>> sites = asked.ask(affiliations.ofSubject(signIn.subject()));
        String digest = signIn.digest();
        return () -> known.get().filter(person -> !person.active() || person.claims().equals(digest))
                .map(person -> person.active()
                        ? new Viewer(person.id(), person.handle(), person.name(), person.roles(), sites.get())
                        : Viewer.ANONYMOUS)
                .orElseGet(() -> follow(signIn));
    }

    private Viewer follow(SignIn signIn) {
        Member member = members.bySubject(signIn.subject()).orElse(null);
        if (member == null) {
            // what was given out before somebody was forgotten does not bring them back; a new sign-in begins a new account
            if (erasures.since(signIn.subject(), signIn.issuedAt())) {
                return Viewer.ANONYMOUS;
            }
            member = enrol(signIn.subject(), signIn.username());
        }
        if (!member.active) {
            return Viewer.ANONYMOUS;
        }
        boolean news = !member.claims.equals(signIn.digest());
        if (news) {
            member.follow(signIn, clock.instant());
            affiliations.follow(member.id, signIn.groups());
        }
        Viewer viewer = new Viewer(member.id, member.handle, member.name, member.platformRoles(),
                affiliations.of(member.id));
        if (news) {
            followed.fire(new RightsFollowed(viewer));
        }
        return viewer;
    }

    /**
     * Forgets that the groups of these people were followed already: at their next request they are followed anew. For a group that meant
     * nothing until now, because its site was not there.
     */
    @Transactional
    public void followAgain(String group) {
        members.forgetClaims(group);
    }

    /** Remembers what they want to see first where figures and stories stand below each other. */
    @Transactional
    public void showFirst(boolean stories, Viewer viewer) {
        members.findById(viewer.memberId()).storiesFirst = stories;
    }

    /**
     * Remembers what a moderator decided last on something that this person wrote; for the floor that moderates.
     *
     * @param shown whether it was let through: then their account is no longer taken for a new one
     */
    @Transactional
    public void judged(long memberId, boolean shown) {
        members.findById(memberId).letThroughAt = shown ? clock.instant() : null;
    }

    /** The platform itself, as the author of what it loads on its own: starter content. It may do what a curator and an administrator may. */
    @Transactional
    public Viewer platform() {
        Member member = members.bySubject(PLATFORM_SUBJECT).orElseGet(() -> {
            Member made = enrol(PLATFORM_SUBJECT, "learning-network");
            made.name = "Learning network";
            return made;
        });
        return new Viewer(member.id, member.handle, member.name, Set.of(PlatformRole.CURATOR, PlatformRole.ADMINISTRATOR),
                List.of());
    }

    private Member enrol(String subject, String username) {
        String wanted = Slugs.of(username == null ? "member" : username);
        String handle = wanted;
        for (int n = 2; members.byHandle(handle).isPresent(); n++) {
            handle = wanted + "-" + n;
        }
        members.addIfAbsent(new Member(subject, handle, clock.instant()));
        return members.bySubject(subject).orElseThrow();
    }
}
