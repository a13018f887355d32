package network.vanguard.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.answer.AskFinder;
import network.vanguard.challenge.ChallengeFinder;
import network.vanguard.circle.CircleFinder;
import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.IdentityService;
import network.vanguard.draft.DraftService;
import network.vanguard.entry.CoAuthorService;
import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.holding.HoldingFinder;
import network.vanguard.lead.LeadFinder;
import network.vanguard.link.TagFinder;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.moderation.ModerationFinder;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;
import network.vanguard.support.SupportFinder;
import network.vanguard.upkeep.UpkeepFinder;

/** Questions about people and what they have written. */
@Reads
@ApplicationScoped
public class PersonFinder {

    private static final int SHOWN = 50;
    /** Comments that name somebody, on their page. */
    private static final int NAMING = 10;

    private final MemberFinder members;
    private final EntryFinder entries;
    private final TagFinder tags;
    private final SiteFinder sites;
    private final DraftService drafts;
    private final CoAuthorService coAuthors;
    private final UpkeepFinder upkeep;
    private final LeadFinder leads;
    private final HoldingFinder holdings;
    private final SupportFinder support;
    private final CommentFinder comments;
    private final ModerationFinder moderation;
    private final ChallengeFinder challenges;
    private final AskFinder asks;
    private final CircleFinder circles;
    private final IdentityService identities;

    PersonFinder(MemberFinder members, EntryFinder entries, TagFinder tags, SiteFinder sites,
            DraftService drafts, CoAuthorService coAuthors, UpkeepFinder upkeep, LeadFinder leads,
            HoldingFinder holdings, SupportFinder support, CommentFinder comments, ModerationFinder moderation,
            ChallengeFinder challenges, AskFinder asks, CircleFinder circles, IdentityService identities) {
        this.moderation = moderation;
        this.members = members;
        this.entries = entries;
        this.tags = tags;
        this.sites = sites;
        this.drafts = drafts;
        this.coAuthors = coAuthors;
        this.upkeep = upkeep;
        this.leads = leads;
        this.holdings = holdings;
        this.support = support;
        this.comments = comments;
        this.challenges = challenges;
        this.asks = asks;
        this.circles = circles;
        this.identities = identities;
    }

    /**
     * The viewer's own page.
     *
     * @throws Refused when the account was closed here, so that nobody is looking
     */
    @Transactional
    public OwnEntries own(Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Your account on this platform is closed.");
        }
        List<EntrySummary> waiting = new ArrayList<>(own(EntryState.SUBMITTED, viewer));
        waiting.addAll(own(EntryState.IN_REVIEW, viewer));
        return new OwnEntries(viewer, own(EntryState.DRAFT, viewer), waiting, own(EntryState.PUBLISHED, viewer),
                own(EntryState.ARCHIVED, viewer), drafts.all(viewer), coAuthors.open(viewer), tags.followed(viewer),
                sites.followed(viewer), upkeep.waiting(viewer), leads.of(viewer), holdings.waiting(viewer),
                support.ending(viewer), comments.naming(viewer, NAMING), moderation.own(viewer), challenges.waiting(viewer),
                asks.open(viewer), circles.own(viewer), identities.of(viewer));
    }

    private List<EntrySummary> own(EntryState state, Viewer viewer) {
        return entries.list(EntryFilter.all().by(viewer.handle()).withState(state).withExpired(), null, SHOWN, viewer).items();
    }

    /** Another person's page; {@link NotFound} when there is nobody of that handle, or the viewer has not signed in. */
    @Transactional
    public PersonView person(String handle, String after, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new NotFound();
        }
        Optional<Viewer> member = members.byHandle(handle);
        Viewer person = member.or(() -> members.former(handle)).orElseThrow(NotFound::new);
        EntryFilter theirs = EntryFilter.all().by(person.handle());
        Slice<EntrySummary> page = entries.list(theirs, after, Limit.DEFAULT, viewer);
        return new PersonView(person, member.isEmpty(), viewer.administrator() && member.isPresent(), page.items(),
                entries.count(theirs, viewer), page.next());
    }
}
