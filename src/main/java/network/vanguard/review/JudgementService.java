package network.vanguard.review;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;

/** What can be done with judgements. */
@ApplicationScoped
public class JudgementService {

    private final Judgements judgements;
    private final JudgementFinder finder;
    private final EntryFinder entries;
    private final EntryService service;
    private final Clock clock;

    JudgementService(Judgements judgements, JudgementFinder finder, EntryFinder entries, EntryService service, Clock clock) {
        this.judgements = judgements;
        this.finder = finder;
        this.entries = entries;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Says what a curator thinks of a claim as it stands.
     *
     * @throws NotFound when the viewer may not read the entry, or it makes no claims
     * @throws Refused  when the viewer is no curator
     * @throws Conflict for a draft, and for what is archived
     * @throws Stale    when the claim says something else than the one that was read
     * @throws Invalid  when there is no claim of that number
     */
    @Transactional
    public JudgementRef judge(long entryId, @Valid JudgementInput input, Viewer viewer) {
        service.expect(entryId, null, null, viewer);
        EntrySummary entry = entries.byId(entryId, viewer);
        if (!viewer.curator()) {
            throw new Refused("Claims are judged by curators. You can say what you know in a comment.");
        }
        if (!ReviewPolicy.mayJudge(entry.state(), viewer)) {
            throw new Conflict("Claims are judged once the case study is submitted, and until it is archived.");
        }
        Claim claim = finder.claims(entry).stream().filter(one -> one.number() == input.claim()).findFirst()
                .orElseThrow(
                        () -> new Invalid("claim", "There is no claim of that number. Choose one of those that stand there."));
        if (input.digest() != null && !input.digest().equals(claim.digest())) {
            throw new Stale();
        }
        return new JudgementRef(
                judgements.add(entryId, entry.revision(), claim, input, viewer.memberId(), clock.instant()), entryId);
    }

    /**
     * Answers a judgement for the authors. There is one reply, which who wrote it can write anew, or take back.
     *
     * @throws NotFound when the viewer may not read the entry, or it has no judgement of that number
     * @throws Refused  when the viewer is none of its authors
     * @throws Conflict when another author has replied already
     */
    @Transactional
    public JudgementRef reply(long entryId, long id, @Valid ReplyInput input, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        Judgements.Standing judgement = judgements.forUpdate(entryId, id).orElseThrow(NotFound::new);
        if (!ReviewPolicy.mayReply(ReviewPolicy.own(entry, viewer), entries.actions(entryId, viewer).revise(), viewer)) {
            throw new Refused("Only its authors can reply to a judgement. You can say what you know in a comment.");
        }
        if (judgement.replyBy() != null && judgement.replyBy() != viewer.memberId()) {
            throw new Conflict("Another author has replied to this already. Ask them to change their reply.");
        }
        boolean back = input.message().isBlank();
        judgements.reply(id, back ? null : input.message(), back ? null : viewer.memberId(), back ? null : clock.instant());
        return new JudgementRef(id, entryId);
    }
}
