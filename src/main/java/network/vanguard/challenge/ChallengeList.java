package network.vanguard.challenge;

import java.util.ArrayList;
import java.util.List;

import network.vanguard.entry.EntryKind;
import network.vanguard.page.Choice;
import network.vanguard.paging.Slice;
import network.vanguard.site.SiteRef;

/**
 * A page of the list of challenges, with the filters that made it.
 *
 * @param counts of the same topic, site and kind
 * @param topic  as typed, or null
 * @param answerWithin so many working days are promised
 * @param next   the address of the next page, or null
 */
public record ChallengeList(Slice<ChallengeView> page, ChallengeCounts counts, ChallengeFilter filter, String topic,
        List<SiteRef> sites, int answerWithin, String next) {

    /** "3 challenges wait for an answer", or whose they are. */
    public String heading() {
        if (filter.mine()) {
            return "Challenges that you answer for";
        }
        long number = counts.waiting();
        return number == 0
                ? "No challenge waits for an answer"
                : number == 1 ? "1 challenge waits for an answer" : number + " challenges wait for an answer";
    }

    public List<Choice> states() {
        return ChallengeState.choices();
    }

    /** The select's choices. */
    public List<Choice> siteChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "All sites")));
        sites.forEach(one -> choices.add(new Choice(one.slug(), one.name())));
        return choices;
    }

    /** The select's choices. */
    public List<Choice> kindChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "Everything")));
        for (EntryKind kind : EntryKind.values()) {
            choices.add(new Choice(kind.code(), kind.plural()));
        }
        return choices;
    }

    /** Whether a filter is chosen. */
    public boolean filtered() {
        return filter.state() != null || topic != null || filter.site() != null || filter.kind() != null;
    }
}
