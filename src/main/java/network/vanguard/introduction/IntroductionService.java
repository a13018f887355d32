package network.vanguard.introduction;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.discussion.DiscussionInput;
import network.vanguard.discussion.DiscussionService;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.relation.RelationService;

/** Introduces sites to each other. */
@ApplicationScoped
public class IntroductionService {

    private final IntroductionFinder finder;
    private final Introductions introductions;
    private final DiscussionService discussions;
    private final RelationService relations;
    private final Clock clock;

    IntroductionService(IntroductionFinder finder, Introductions introductions, DiscussionService discussions,
            RelationService relations, Clock clock) {
        this.finder = finder;
        this.introductions = introductions;
        this.discussions = discussions;
        this.relations = relations;
        this.clock = clock;
    }

    /**
     * Opens a thread between the sites of two entries, open to the network and linked to both. Two that were introduced before stay so, and
     * their thread is answered. The thread has no site and no topics, so that it takes nobody's place among similar practices.
     *
     * @throws NotFound when the viewer may not read both, or they are not published by two different sites
     * @throws Refused  when the viewer may not introduce them, or one of them is kept from the network
     */
    @Transactional
    public IntroductionRef introduce(long one, long other, @Valid IntroductionInput input, Viewer viewer) {
        long low = Math.min(one, other);
        long high = Math.max(one, other);
        introductions.lock(low);
        IntroductionView pair = finder.one(low, high, viewer);
        if (!IntroductionPolicy.open(pair.one(), pair.other())) {
            throw new Refused("One of the two is kept from the network, so a thread that everybody can read may not name it.");
        }
        if (!IntroductionPolicy.mayIntroduce(pair.one(), pair.other(), viewer)) {
            throw new Refused("Curators introduce sites to each other, and members of a site their own to another.");
        }
        Optional<String> before = introductions.thread(low, high);
        if (before.isPresent()) {
            return new IntroductionRef(before.get(), false);
        }
        EntryRef thread = discussions.publish(new DiscussionInput(input.title(), null, null, List.of(), Visibility.NETWORK,
                "request", input.message(), null, null, null, null, null, sites(pair), null), viewer);
        introductions.add(low, high, thread.id(), viewer.memberId(), clock.instant());
        for (EntrySummary entry : List.of(pair.one(), pair.other())) {
            relations.introduces(thread.id(), entry.id(), viewer);
        }
        return new IntroductionRef(thread.url(), true);
    }

    /** The thread stands in the communities of both. */
    private static List<String> sites(IntroductionView pair) {
        return Stream.of(pair.one(), pair.other()).map(EntrySummary::siteSlug).filter(Objects::nonNull).distinct().toList();
    }
}
