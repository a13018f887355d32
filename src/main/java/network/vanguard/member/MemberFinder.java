package network.vanguard.member;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about people. */
@Reads
@ApplicationScoped
public class MemberFinder {

    private static final int MOST_OF_A_NAME = 5;
    private static final int FEWEST_LETTERS = 2;

    private final Members members;
    private final Affiliations affiliations;
    private final NewcomerSettings newcomers;
    private final Clock clock;

    MemberFinder(Members members, Affiliations affiliations, NewcomerSettings newcomers, Clock clock) {
        this.members = members;
        this.affiliations = affiliations;
        this.newcomers = newcomers;
        this.clock = clock;
    }

    /**
     * Whether the viewer's account is new here: what they write with links to other websites waits for a moderator. Not of somebody with a
     * role or a site, and not once a moderator has let something of theirs through.
     */
    @Transactional
    public boolean newHere(Viewer viewer) {
        if (!viewer.signedIn()) {
            return false;
        }
        Member member = members.findById(viewer.memberId());
        return NewcomerPolicy.newHere(viewer, member.createdAt, member.letThroughAt != null,
                Duration.ofDays(newcomers.days()), clock.instant());
    }

    /** People who can be meant by an account or, when there is none of that name, a whole name; five at most. */
    @Transactional
    public List<Viewer> called(String name) {
        Optional<Viewer> account = byHandle(name.toLowerCase(Locale.ROOT));
        return account.isPresent()
                ? List.of(account.get())
                : members.called(name, MOST_OF_A_NAME).stream().map(member -> new Viewer(member.id, member.handle, member.name,
                        member.platformRoles(), affiliations.of(member.id))).toList();
    }

    /**
     * Whether they want to see stories before figures where these stand below each other; visitors see figures first. To be asked together
     * with other things.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Boolean> storiesFirst(Viewer viewer) {
        return viewer.signedIn() ? members.storiesFirst(viewer.memberId()) : Question.known(false);
    }

    /** A person's own page: name, roles, sites. Empty when there is none of that handle. */
    @Transactional
    public Optional<Viewer> byHandle(String handle) {
        return members.byHandle(handle).filter(member -> member.active).map(member -> new Viewer(member.id, member.handle,
                member.name, member.platformRoles(), affiliations.of(member.id)));
    }

    /** Whoever has that handle and was not forgotten, their account closed or not. */
    @Transactional
    public Optional<Viewer> evenClosed(String handle) {
        return members.byHandle(handle).filter(member -> !member.erased()).map(member -> new Viewer(member.id, member.handle,
                member.name, member.platformRoles(), affiliations.of(member.id)));
    }

    /** Somebody who was forgotten: what they wrote stands there still. */
    @Transactional
    public Optional<Viewer> former(String handle) {
        return members.byHandle(handle).filter(Member::erased).map(member -> new Viewer(member.id,
                member.handle, member.name, member.platformRoles(), affiliations.of(member.id)));
    }

    /** People by their handles; those of nobody, and of a closed account, are missing. */
    @Transactional
    public List<Viewer> byHandles(Collection<String> handles) {
        return handles.isEmpty()
                ? List.of()
                : members.byHandles(handles).stream().map(member -> new Viewer(member.id,
                        member.handle, member.name, member.platformRoles(), affiliations.of(member.id))).toList();
    }

    /** People whose handle or a word of whose name begins so, whatever its capitals; nobody for less than two letters. */
    @Transactional
    public List<MemberRef> beginning(String letters, int most) {
        String typed = letters == null ? "" : letters.strip().toLowerCase(Locale.ROOT);
        return typed.length() < FEWEST_LETTERS ? List.of() : members.beginning(typed, most);
    }
}
