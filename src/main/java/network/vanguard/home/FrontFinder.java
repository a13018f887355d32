package network.vanguard.home;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.challenge.ChallengeFinder;
import network.vanguard.comment.CommentFinder;
import network.vanguard.draft.DraftService;
import network.vanguard.entry.CoAuthorService;
import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;

/** What the front page shows. */
@Reads
@ApplicationScoped
public class FrontFinder {

    private static final int CASE_STUDIES = 5;
    private static final int TOPICS = 12;
    private static final int NEWS = 6;
    private static final int DRAFTS = 5;
    private static final int UNANSWERED = 5;
    /** Discussions among which the unanswered are looked for. */
    private static final int LATELY = 50;

    private final EntryFinder entries;
    private final SiteFinder sites;
    private final CommentFinder comments;
    private final Overviews overviews;
    private final CoAuthorService coAuthors;
    private final DraftService drafts;
    private final ChallengeFinder challenges;
    private final Waits waits;

    FrontFinder(EntryFinder entries, SiteFinder sites, CommentFinder comments, Overviews overviews,
            CoAuthorService coAuthors, DraftService drafts, ChallengeFinder challenges, Waits waits) {
        this.entries = entries;
        this.sites = sites;
        this.comments = comments;
        this.overviews = overviews;
        this.coAuthors = coAuthors;
        this.drafts = drafts;
        this.challenges = challenges;
        this.waits = waits;
    }

    /** What a visitor may read. */
    @Transactional
    public FrontView front() {
        EntryFilter caseStudies = EntryFilter.ofKind(EntryKind.CASE_STUDY);
        List<EntrySummary> newest = entries.list(caseStudies, null, CASE_STUDIES, Viewer.ANONYMOUS).items();
        return new FrontView(newest, overviews.periods(newest), entries.count(caseStudies, Viewer.ANONYMOUS),
                overviews.topics(TOPICS, Viewer.ANONYMOUS), sites.all(), challenges.overview(Viewer.ANONYMOUS));
    }

    /** What is new for a person, and what waits for them. */
    @Transactional
    public DeskView desk(Viewer viewer) {
        List<EntrySummary> atMySites = entries.byIds(overviews.newestAtOwnSites(NEWS, viewer), viewer);
        List<EntrySummary> inTheNetwork = entries.list(EntryFilter.all(), null, NEWS, viewer).items();
        return new DeskView(viewer,
                waits.of(viewer),
                entries.list(EntryFilter.all().withState(EntryState.DRAFT).by(viewer.handle()), null, DRAFTS, viewer).items(),
                atMySites, inTheNetwork,
                overviews.periods(Stream.concat(atMySites.stream(), inTheNetwork.stream()).toList()),
                unanswered(viewer), overviews.topics(TOPICS, viewer), coAuthors.open(viewer),
                drafts.all(viewer).stream().limit(DRAFTS).toList(), challenges.overview(viewer));
    }

    private List<EntrySummary> unanswered(Viewer viewer) {
        List<EntrySummary> lately = entries.list(EntryFilter.ofKind(EntryKind.DISCUSSION), null, LATELY, viewer).items();
        Map<Long, Integer> answers = comments.counts(lately.stream().map(EntrySummary::id).toList());
        return lately.stream().filter(discussion -> answers.getOrDefault(discussion.id(), 0) == 0).limit(UNANSWERED).toList();
    }
}
