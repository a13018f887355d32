package network.vanguard.challenge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.challenge.ChallengePolicy.Facts;
import network.vanguard.comment.CommentFinder;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryState;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.replica.Reads;

/** Questions about challenges. Every answer, counts too, is made of those under entries that the viewer may read. */
@Reads
@ApplicationScoped
public class ChallengeFinder {

    private static final String LIST = "challenges-by-day";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int OWN_SHOWN = 20;
    private static final int OLDEST_SHOWN = 3;
    private static final int REPLIES = 20;

    private final Challenges challenges;
    private final CommentFinder comments;
    private final EntryFinder entries;
    private final ChallengeSettings settings;
    private final Clock clock;

    ChallengeFinder(Challenges challenges, CommentFinder comments, EntryFinder entries, ChallengeSettings settings,
            Clock clock) {
        this.challenges = challenges;
        this.comments = comments;
        this.entries = entries;
        this.settings = settings;
        this.clock = clock;
    }

    /** Within so many working days a challenge should have an answer. */
    public int answerWithin() {
        return settings.answerWithin();
    }

    /**
     * What the front page tells.
     *
     * @param oldest those without an answer whose day came first
     */
    public record Overview(ChallengeCounts counts, List<ChallengeView> oldest) {}

    /** A page of them, by their day. */
    @Transactional
    public Slice<ChallengeView> list(ChallengeFilter filter, String after, int limit, Viewer viewer) {
        if (filter.mine() && !viewer.signedIn()) {
            return new Slice<>(List.of(), null);
        }
        Cursor last = Cursor.read(LIST, after).orElse(null);
        return Slice.of(
                challenges.page(filter, last == null ? null : LocalDate.ofEpochDay(last.number(0)),
                        last == null ? 0 : last.number(1), today(), limit + 1, viewer),
                limit, challenge -> Cursor.write(LIST, challenge.due().toEpochDay(), challenge.id()));
    }

    /** How many of each state there are for this reader. */
    @Transactional
    public ChallengeCounts counts(ChallengeFilter filter, Viewer viewer) {
        return challenges.counts(filter, today(), viewer);
    }

    /** The number of those that wait, and the oldest few. */
    @Transactional
    public Overview overview(Viewer viewer) {
        return new Overview(counts(ChallengeFilter.WAITING, viewer),
                list(ChallengeFilter.WAITING, null, OLDEST_SHOWN, viewer).items());
    }

    /** What the viewer answers for and is not answered, by its day, at most twenty. */
    @Transactional
    public List<ChallengeView> waiting(Viewer viewer) {
        return list(new ChallengeFilter(null, null, null, null, true), null, OWN_SHOWN, viewer).items();
    }

    /** One of them; {@link NotFound} when there is none of that number that the viewer may read. */
    @Transactional
    public ChallengeView one(long id, Viewer viewer) {
        return challenges.one(id, today(), viewer).orElseThrow(NotFound::new);
    }

    /** One with its history and what the viewer may do; {@link NotFound} as before. */
    @Transactional
    public ChallengePage page(long id, Viewer viewer) {
        ChallengeView challenge = one(id, viewer);
        Facts facts = challenges.facts(id, clock.instant(), viewer);
        boolean open = entries.byId(challenge.entryId(), viewer).state() != EntryState.ARCHIVED;
        return new ChallengePage(challenge, comments.one(id, viewer), challenges.events(id), challenges.replies(id, REPLIES),
                open && ChallengePolicy.mayMark(facts, viewer), open && ChallengePolicy.mayReopen(facts, viewer),
                open && ChallengePolicy.mayPass(facts, viewer), open && ChallengePolicy.mayUnknown(facts, viewer));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }
}
