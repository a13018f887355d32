package network.vanguard.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/**
 * Questions about what curators think of claims. A judgement remembers the words of its claim: it belongs to the claim that has them still;
 * else to the one most like it, and says that it was changed. What is like none is shown only to those who may change the entry: its authors
 * may have had their reasons to take the claim away.
 */
@Reads
@ApplicationScoped
public class JudgementFinder {

    /** The newest that are looked at. */
    private static final int MOST = 500;
    /** Less likeness than this is another claim. */
    private static final double LIKE = 0.3;

    private final Judgements judgements;
    private final EntryFinder entries;
    private final Instance<ClaimSource> sources;

    JudgementFinder(Judgements judgements, EntryFinder entries, @Any Instance<ClaimSource> sources) {
        this.judgements = judgements;
        this.entries = entries;
        this.sources = sources;
    }

    /** The claims of an entry with what curators think of them; {@link NotFound} when the viewer may not read it, or it makes no claims. */
    @Transactional
    public Judged of(long entryId, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        return forPage(entry, claims(entry), entries.actions(entryId, viewer).revise(), viewer).answer();
    }

    /**
     * The same for the page of an entry, which the caller has found readable; to be asked together with other things.
     *
     * @param revise whether the viewer may change it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Judged> forPage(EntrySummary entry, List<Claim> claims, boolean revise, Viewer viewer) {
        return judgements.of(entry.id(), MOST).map(rows -> judged(entry, claims, rows, revise, viewer));
    }

    private static Judged judged(EntrySummary entry, List<Claim> claims, List<Judgements.Row> rows, boolean revise,
            Viewer viewer) {
        boolean mayJudge = ReviewPolicy.mayJudge(entry.state(), viewer);
        boolean mayReply = ReviewPolicy.mayReply(ReviewPolicy.own(entry, viewer), revise, viewer);
        List<List<Judgement>> found = new ArrayList<>();
        claims.forEach(claim -> found.add(new ArrayList<>()));
        List<Judgement> gone = new ArrayList<>();
        for (Judgements.Row row : rows) {
            Optional<Claim> claim = claimOf(row, claims);
            boolean changed = claim.filter(now -> now.digest().equals(row.digest())).isEmpty();
            Judgement one = row.judgement();
            Judgement shown = new Judgement(one.id(), revise ? row.quote() : null, changed, one.evidence(), one.equity(),
                    one.reason(), one.curator(), one.at(), one.reply());
            if (claim.isPresent()) {
                found.get(claims.indexOf(claim.get())).add(shown);
            } else if (revise) {
                gone.add(shown);
            }
        }
        return new Judged(entry, claims.stream()
                .map(claim -> new JudgedClaim(entry.id(), claim, found.get(claims.indexOf(claim)), mayJudge, mayReply))
                .toList(), gone, mayJudge, mayReply);
    }

    /** The claims of an entry, in order; {@link NotFound} for a kind that makes none. */
    List<Claim> claims(EntrySummary entry) {
        return sources.stream().filter(source -> source.kind() == entry.kind()).findFirst().orElseThrow(NotFound::new)
                .claims(entry.id());
    }

    /** With the same words, at its place if there are several; else the one most like it. */
    static Optional<Claim> claimOf(Judgements.Row row, List<Claim> claims) {
        Comparator<Claim> nearest = Comparator.comparingInt(claim -> Math.abs(claim.number() - row.number()));
        return claims.stream().filter(claim -> claim.digest().equals(row.digest())).min(nearest)
                .or(() -> claims.stream().filter(claim -> Claim.likeness(claim.quote(), row.quote()) >= LIKE)
                        .min(Comparator.<Claim>comparingDouble(claim -> -Claim.likeness(claim.quote(), row.quote()))
                                .thenComparing(nearest)));
    }
}
