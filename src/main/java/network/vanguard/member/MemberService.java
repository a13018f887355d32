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

import network.vanguard.problem.Unavailable;
import network.vanguard.query.Question;
import network.vanguard.query.Questions;
import network.vanguard.replica.Positions;
import network.vanguard.text.Slugs;

/** Takes over what the identity provider says of a person. */
@ApplicationScoped
public class MemberService {

    static final String PLATFORM_SUBJECT = "platform";
    /** So that reading does not write on every request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Members members;
    private final Sessions sessions;
    private final Affiliations affiliations;
    private final Positions positions;
    private final Erasures erasures;
    private final Event<RightsFollowed> followed;
    private final Clock clock;

    MemberService(Members members, Sessions sessions, Affiliations affiliations, Positions positions, Erasures erasures,
            Event<RightsFollowed> followed, Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.affiliations = affiliations;
        this.positions = positions;
        this.erasures = erasures;
        this.followed = followed;
        this.clock = clock;
    }

    /**
     * Finds or makes the person's row, follows roles and groups when the token says something new, and answers who is looking. An account
     * that was closed here looks on as a visitor, whatever its token says.
     */
    @Transactional
    Arrival arrive(SignIn signIn) {
        return arrive(signIn, null, null);
    }

    /**
     * The same in a session of the pages, which is noted. In one that has ended they are a visitor.
     *
     * @param sid    Keycloak's name of the session; null for a token of the API
     * @param device what it is noted as, in plain words
     */
    @Transactional
    Arrival arrive(SignIn signIn, String sid, String device) {
        Questions asked = new Questions();
        Supplier<Optional<Seen>> seen = asked.ask(seen(signIn));
        Supplier<Optional<Sessions.Known>> session = asked.ask(session(sid));
        Supplier<String> position = asked.ask(positions.now());
        if (session.get().isPresent() && session.get().get().ended() != null) {
            return new Arrival(Viewer.ANONYMOUS, session.get().get().ended(), null);
        }
        Optional<Viewer> known = seen.get().filter(person -> person.upToDate(signIn)).map(Seen::viewer);
        Viewer found = known.orElseGet(() -> follow(signIn));
        boolean noted = sid != null && note(session.get(), found, sid, device);
        return new Arrival(found, null, noted || known.isEmpty() ? null : position.get());
    }

    /**
     * Who somebody is as far as it is known, while nothing can be written: roles and groups are followed later.
     *
     * @param sid as for {@link #arrive(SignIn, String, String)}
     * @throws Unavailable when they were never here
     */
    @Transactional
    Arrival recognise(SignIn signIn, String sid) {
        Questions asked = new Questions();
        Supplier<Optional<Seen>> seen = asked.ask(seen(signIn));
        Supplier<Optional<Sessions.Known>> session = asked.ask(session(sid));
        if (session.get().isPresent() && session.get().get().ended() != null) {
            return new Arrival(Viewer.ANONYMOUS, session.get().get().ended(), null);
        }
        return new Arrival(seen.get().map(Seen::viewer).orElseThrow(() -> new Unavailable(
                "The network can only be read for a moment, and you are new here. Try again in a minute.", AGAIN)), null, null);
    }

    /** A person's row and where they belong. */
    private record Seen(Members.Known person, List<Affiliation> sites) {

        /** Whether the token says nothing new; to somebody whose account is closed nothing is followed. */
        boolean upToDate(SignIn signIn) {
            return !person.active() || person.claims().equals(signIn.digest());
        }

        Viewer viewer() {
            return person.active()
                    ? new Viewer(person.id(), person.handle(), person.name(), person.roles(), sites)
                    : Viewer.ANONYMOUS;
        }
    }

    private Question<Optional<Seen>> seen(SignIn signIn) {
        return members.known(signIn.subject()).with(affiliations.ofSubject(signIn.subject()),
                (person, sites) -> person.map(one -> new Seen(one, sites)));
    }

    private Question<Optional<Sessions.Known>> session(String sid) {
        return sid == null ? Question.known(Optional.empty()) : sessions.known(sid);
    }

    /** @return whether something was written */
    private boolean note(Optional<Sessions.Known> session, Viewer found, String sid, String device) {
        Instant now = clock.instant();
        if (session.isEmpty() && found.signedIn()) {
            sessions.begin(sid, found.memberId(), device, now);
            return true;
        }
        if (session.isPresent() && session.get().seenAt().isBefore(now.minus(NOTED_EVERY))) {
            sessions.seen(session.get().id(), now, now.minus(NOTED_EVERY));
            return true;
        }
        return false;
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
