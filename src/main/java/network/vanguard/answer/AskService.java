package network.vanguard.answer;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.comment.CommentPosted;
import network.vanguard.entry.EntryFinder;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** Asks people to answer, and takes what they say. */
@ApplicationScoped
public class AskService {

    private final Asks asks;
    private final AskFinder finder;
    private final EntryFinder entries;
    private final MemberFinder members;
    private final Clock clock;

    AskService(Asks asks, AskFinder finder, EntryFinder entries, MemberFinder members, Clock clock) {
        this.asks = asks;
        this.finder = finder;
        this.entries = entries;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Asks people to answer a discussion, or a comment that is a question. All are asked, or none.
     *
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when nobody is signed in
     * @throws Conflict when it asks nothing that could be answered
     * @throws Invalid  for somebody who could not read it, was asked before, does not want to be asked, or has too much waiting
     */
    @Transactional
    public AskRef ask(long entryId, @Valid AskInput input, Viewer viewer) {
        finder.page(entryId, input.comment(), null, viewer);
        for (String name : input.people()) {
            Viewer person = person(name, entryId);
            if (person.memberId() == viewer.memberId()) {
                throw new Invalid("people", "You cannot ask yourself. Name somebody else.");
            }
            if (!asks.wanted(person.memberId())) {
                throw new Invalid("people", person.name() + " does not want to be asked. Name somebody else.");
            }
            if (asks.waiting(person.memberId()) >= AskFinder.FULL) {
                throw new Invalid("people",
                        person.name() + " has " + AskFinder.FULL + " questions waiting already. Name somebody else.");
            }
            if (!asks.add(entryId, input.comment(), person.memberId(), viewer.memberId(), input.sentence(), clock.instant())) {
                throw new Invalid("people", person.name() + " was asked this before. Name somebody else.");
            }
        }
        return new AskRef(input.people().size());
    }

    private Viewer person(String name, long entryId) {
        List<Viewer> meant = members.called(name).stream().filter(one -> entries.find(entryId, one).isPresent()).toList();
        if (meant.isEmpty()) {
            throw new Invalid("people", "Nobody of this name could read the question. Type the account or the whole name as it "
                    + "stands on their page; they must be allowed to read what you ask about.");
        }
        if (meant.size() > 1) {
            throw new Invalid("people", "More than one person has this name. Type the account: "
                    + String.join(", ", meant.stream().map(Viewer::handle).toList()));
        }
        return meant.get(0);
    }

    /** Says that one cannot answer. {@link NotFound} when nothing of that number waits for the viewer. */
    @Transactional
    public void decline(long id, @Valid DeclineInput input, Viewer viewer) {
        finder.one(id, viewer);
        asks.decline(id, input.instead(), clock.instant());
    }

    /** Says whether one wants to be asked. What waits already stays. */
    @Transactional
    public void wish(@Valid WishInput input, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to say so.");
        }
        asks.want(viewer.memberId(), input.asked());
    }

    void commentPosted(@Observes CommentPosted comment) {
        asks.answered(comment.commentId(), clock.instant());
    }
}
