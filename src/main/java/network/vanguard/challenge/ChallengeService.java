package network.vanguard.challenge;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.comment.CommentInput;
import network.vanguard.comment.CommentKind;
import network.vanguard.comment.CommentService;
import network.vanguard.entry.EntryFinder;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** What can be done with a challenge beside replying to it. Its number is that of its comment. */
@ApplicationScoped
public class ChallengeService {

    private final Challenges challenges;
    private final ChallengeFinder finder;
    private final CommentService comments;
    private final EntryFinder entries;
    private final MemberFinder members;
    private final Clock clock;

    ChallengeService(Challenges challenges, ChallengeFinder finder, CommentService comments, EntryFinder entries,
            MemberFinder members, Clock clock) {
        this.challenges = challenges;
        this.finder = finder;
        this.comments = comments;
        this.entries = entries;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Marks it as answered.
     *
     * @throws NotFound when there is none that the viewer may read
     * @throws Refused  when they neither raised it nor are a moderator without a part in it
     * @throws Conflict when it is marked already, or its entry is archived
     * @throws Invalid  when the answer that is named is no reply to it
     */
    @Transactional
    public ChallengeRef answered(long id, @Valid AnsweredInput input, Viewer viewer) {
        waiting(id, ChallengePage::mayMark,
                "Only the person who raised this challenge can say that it is answered, or a moderator "
                        + "who has no part in it. Reply to it, so that they can.",
                viewer);
        if (input.answer() != null && !challenges.answers(id, input.answer())) {
            throw new Invalid("answer", "Choose a reply to this challenge that can still be read, or none.");
        }
        challenges.mark(id, viewer.memberId(), input.answer(), clock.instant());
        challenges.tell(id, "answered", viewer.memberId(), null, input.answer(), "", clock.instant());
        return new ChallengeRef(id);
    }

    /**
     * Takes the mark back: it waits again, with the day that it had.
     *
     * @throws NotFound when there is none that the viewer may read
     * @throws Refused  when somebody else raised it
     * @throws Conflict when it is not marked, or its entry is archived
     */
    @Transactional
    public ChallengeRef reopen(long id, Viewer viewer) {
        ChallengePage page = locked(id, viewer);
        if (!page.mayReopen()) {
            throw page.challenge().closed()
                    ? new Refused("Only the person who raised this challenge can take the mark back.")
                    : new Conflict("This challenge is not marked as answered.");
        }
        challenges.mark(id, null, null, clock.instant());
        challenges.tell(id, "reopened", viewer.memberId(), null, null, "", clock.instant());
        return new ChallengeRef(id);
    }

    /**
     * Answers for the post that nobody knows. The sentence becomes a reply; whether that is an answer is for who raised it to say.
     *
     * @throws NotFound when there is none that the viewer may read
     * @throws Refused  when they do not answer for the post
     * @throws Conflict when it is marked as answered, or its entry is archived
     */
    @Transactional
    public ChallengeRef unknown(long id, @Valid UnknownInput input, Viewer viewer) {
        ChallengePage page = waiting(id, ChallengePage::mayUnknown,
                "Only the person who answers for this post can say so. You can reply to the challenge.", viewer);
        long comment = comments.post(page.challenge().entryId(),
                new CommentInput("**We do not know.** " + input.sentence(), id, CommentKind.COMMENT.code(), null), viewer)
                .id();
        challenges.unknown(id, comment);
        challenges.tell(id, "unknown", viewer.memberId(), null, comment, "", clock.instant());
        return new ChallengeRef(id);
    }

    /**
     * Gives it to somebody else, who answers for the post from then on. Its day stays.
     *
     * @throws NotFound when there is none that the viewer may read
     * @throws Refused  when they neither answer for the post nor are a curator
     * @throws Conflict when it is marked as answered, or its entry is archived
     * @throws Invalid  when there is nobody, or more than one, of that name, or they may not read it, or have no part in it
     */
    @Transactional
    public ChallengeRef pass(long id, @Valid PassInput input, Viewer viewer) {
        ChallengePage page = waiting(id, ChallengePage::mayPass,
                "Only the person who answers for this post, or a curator, can pass the challenge on.", viewer);
        List<Viewer> meant = members.called(input.person());
        if (meant.size() > 1) {
            throw new Invalid("person", "More than one person has this name. Type the account: "
                    + String.join(", ", meant.stream().map(Viewer::handle).toList()));
        }
        Viewer taker = meant.stream().findFirst()
                .filter(one -> entries.find(page.challenge().entryId(), one).isPresent())
                .filter(one -> ChallengePolicy.mayTake(challenges.facts(id, clock.instant(), one), one))
                .orElseThrow(() -> new Invalid("person",
                        "This person cannot be given it. Name a curator, or somebody who belongs to the site, who may read this and "
                                + "did not raise the challenge."));
        if (page.challenge().owner() != null && page.challenge().owner().handle().equals(taker.handle())) {
            throw new Invalid("person", "They have it already. Name somebody else.");
        }
        challenges.own(id, taker.memberId());
        challenges.tell(id, "passed", viewer.memberId(), taker.memberId(), null, input.reason(), clock.instant());
        return new ChallengeRef(id);
    }

    /**
     * One that is not marked as answered, locked.
     *
     * @param may     what the viewer has to be allowed to do with it
     * @param refusal what they are told who are not
     */
    private ChallengePage waiting(long id, Predicate<ChallengePage> may, String refusal, Viewer viewer) {
        ChallengePage page = locked(id, viewer);
        if (page.challenge().closed()) {
            throw new Conflict("This challenge is marked as answered already.");
        }
        if (!may.test(page)) {
            throw new Refused(refusal);
        }
        return page;
    }

    private ChallengePage locked(long id, Viewer viewer) {
        finder.one(id, viewer);
        challenges.lock(id);
        ChallengePage page = finder.page(id, viewer);
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to do this.");
        }
        if (!page.comment().mayReply()) {
            throw new Conflict("This is archived: it can be read, but not commented on any more.");
        }
        return page;
    }
}
