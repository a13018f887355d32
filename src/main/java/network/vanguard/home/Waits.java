package network.vanguard.home;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.answer.AskFinder;
import network.vanguard.challenge.ChallengeFinder;
import network.vanguard.circle.CircleFinder;
import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryState;
import network.vanguard.member.Viewer;
import network.vanguard.moderation.DecisionNews;
import network.vanguard.moderation.ModerationFinder;
import network.vanguard.replica.Reads;
import network.vanguard.upkeep.UpkeepFinder;
import network.vanguard.upkeep.WaitingUpkeep;

/** What waits for a person, gathered from the floors below: a line each, so that the front page says it in a minute. */
@Reads
@ApplicationScoped
class Waits {

    private final EntryFinder entries;
    private final ModerationFinder moderation;
    private final ChallengeFinder challenges;
    private final AskFinder asks;
    private final CircleFinder circles;
    private final UpkeepFinder upkeep;

    Waits(EntryFinder entries, ModerationFinder moderation, ChallengeFinder challenges, AskFinder asks, CircleFinder circles,
            UpkeepFinder upkeep) {
        this.entries = entries;
        this.moderation = moderation;
        this.challenges = challenges;
        this.asks = asks;
        this.circles = circles;
        this.upkeep = upkeep;
    }

    /** The lines, what others wait for first; most are answered on the person's own page. */
    @Transactional
    List<Wait> of(Viewer viewer) {
        List<Wait> lines = new ArrayList<>();
        long submitted = viewer.curator() ? entries.count(EntryFilter.all().withState(EntryState.SUBMITTED), viewer) : 0;
        add(lines, submitted, "1 entry waits for a curator", "entries wait for a curator", "/curation");
        add(lines, moderation.waiting(viewer), "1 report waits for a moderator", "reports wait for a moderator", "/moderation");
        DecisionNews decided = moderation.news(viewer);
        if (decided.any()) {
            lines.add(new Wait(decided.line(), decided.url()));
        }
        add(lines, challenges.waiting(viewer).size(), "1 challenge waits for your answer", "challenges wait for your answer",
                "/me#challenges-waiting");
        add(lines, asks.open(viewer).asks().size(), "You are asked 1 question", "questions are put to you", "/me#asked-of-you");
        if (circles.own(viewer).calls()) {
            lines.add(new Wait("A circle waits for you", "/me#waiting-circles"));
        }
        WaitingUpkeep owned = upkeep.waiting(viewer);
        add(lines, owned.unclear().size() + owned.all().size(), "1 thing that you look after is to be looked at again",
                "things that you look after are to be looked at again", "/me#waiting-for-you");
        return lines;
    }

    private static void add(List<Wait> lines, long number, String one, String many, String url) {
        if (number > 0) {
            lines.add(new Wait(number == 1 ? one : number + " " + many, url));
        }
    }
}
