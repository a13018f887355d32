package network.vanguard.circle;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.CircleRef;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.text.Slugs;

/** Making a safe circle, and who belongs to it. All members have the same rights. */
@ApplicationScoped
public class CircleService {

    private final Circles circles;
    private final MemberFinder members;
    private final Clock clock;

    CircleService(Circles circles, MemberFinder members, Clock clock) {
        this.circles = circles;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Makes a circle; whoever makes it is its first member.
     *
     * @throws Refused  when nobody is signed in
     * @throws Invalid  for another time than can be chosen
     * @throws Conflict when they belong to too many
     */
    @Transactional
    public CircleRef make(@Valid CircleInput input, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to make a circle.");
        }
        if (!CirclePolicy.DAYS.contains(input.days())) {
            throw new Invalid("days", "Choose 30, 90, 180 or 365 days.");
        }
        needRoom(viewer);
        String key = Slugs.byLot();
        circles.join(circles.add(key, input, clock.instant()), viewer.memberId(), clock.instant());
        return new CircleRef(key, input.name());
    }

    /**
     * Invites somebody. Before they accept they learn the circle's name and who invites them, and nothing else.
     *
     * @param person handle or whole name
     * @throws NotFound when the viewer does not belong to the circle
     * @throws Invalid  when there is nobody, or more than one, of that name, or they belong to it, were asked before, or it is full
     */
    @Transactional
    public void invite(String key, String person, Viewer viewer) {
        Circles.Row circle = circles.forUpdate(key, viewer.memberId()).orElseThrow(NotFound::new);
        if (person == null || person.isBlank()) {
            throw new Invalid("person", "Type the account of the person, or the name as it stands on their page.");
        }
        List<Viewer> meant = members.called(person.strip());
        if (meant.size() != 1) {
            throw new Invalid("person", meant.isEmpty()
                    ? "Nobody here has this name. Type it as it stands on their page, or their account."
                    : "More than one person has this name. Type the account: "
                            + String.join(", ", meant.stream().map(Viewer::handle).toList()));
        }
        Viewer invited = meant.get(0);
        if (circles.of(key, invited.memberId()).isPresent()) {
            throw new Invalid("person", "They belong to this circle already.");
        }
        if (!CirclePolicy.hasRoom(circles.members(circle.id()).size(), circles.invited(circle.id()).size())) {
            throw new Invalid("person", "A circle has " + CirclePolicy.MOST + " people at most, with those who are invited.");
        }
        if (!circles.invite(circle.id(), invited.memberId(), viewer.memberId(), clock.instant())) {
            throw new Invalid("person", "They were asked before. Talk to them in person.");
        }
    }

    /**
     * Takes an invitation back that was not answered: who was invited finds nothing of the circle any more, and can be invited again. It
     * need not be one's own, because all members have the same rights. Where none waits nothing changes.
     *
     * @throws NotFound when the viewer does not belong to the circle, or nobody has this account
     * @throws Conflict when they have accepted by now
     */
    @Transactional
    public void withdraw(String key, String handle, Viewer viewer) {
        Circles.Row circle = circles.forUpdate(key, viewer.memberId()).orElseThrow(NotFound::new);
        Viewer invited = members.byHandle(handle).orElseThrow(NotFound::new);
        if (circles.of(key, invited.memberId()).isPresent()) {
            throw new Conflict("They have accepted, and belong to this circle.");
        }
        circles.withdraw(circle.id(), invited.memberId());
    }

    /**
     * What somebody says who is invited. Whoever joins reads what is written from then on, and nothing from before.
     *
     * @throws NotFound when they are not invited, or have answered before
     * @throws Conflict when they belong to too many circles
     */
    @Transactional
    public void answer(String key, boolean accepted, Viewer viewer) {
        long circle = circles.invitedTo(key, viewer.memberId()).orElseThrow(NotFound::new);
        if (accepted) {
            needRoom(viewer);
            circles.join(circle, viewer.memberId(), clock.instant());
        } else {
            circles.decline(circle, viewer.memberId());
        }
    }

    /**
     * Leaves a circle: from then on its texts are not found, one's own neither. With the last member all that stands in it is deleted.
     *
     * @param takeTexts whether one's own texts are deleted: notes and discussions with all below them, comments leave their place. Else
     *                  they stay with their author's name until their time is over
     * @throws NotFound when the viewer does not belong to it
     */
    @Transactional
    public void leave(String key, boolean takeTexts, Viewer viewer) {
        Circles.Row circle = circles.forUpdate(key, viewer.memberId()).orElseThrow(NotFound::new);
        if (takeTexts) {
            circles.takeOut(circle.id(), viewer.memberId(), clock.instant());
        }
        circles.leave(circle.id(), viewer.memberId());
        circles.endIfEmpty(circle.id());
    }

    private void needRoom(Viewer viewer) {
        if (circles.countOf(viewer.memberId()) >= CirclePolicy.MOST_OF_ONE) {
            throw new Conflict("You belong to " + CirclePolicy.MOST_OF_ONE + " circles, which is the most. Leave one first.");
        }
    }
}
