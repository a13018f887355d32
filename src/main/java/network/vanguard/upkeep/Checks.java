package network.vanguard.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.page.Choice;

/**
 * Whether an entry holds elsewhere, as a reader sees it on its page.
 *
 * @param confirmed at how many sites it holds, by what they say now
 * @param disputed  at how many it does not
 * @param last      when a site said last that it holds; null when none did
 * @param shown     what sites say now, at most twenty: those where it does not hold first, then the newest
 * @param sites     those that this reader may speak for
 */
public record Checks(EntrySummary entry, long confirmed, long disputed, Instant last, List<CheckView> shown,
        List<Choice> sites) {

    /** What a form asks. */
    public List<Choice> answers() {
        return List.of(new Choice("yes", "Yes, it is true here too"), new Choice("no", "No, it is different here"));
    }

    /** The address of all answers, and of the form. */
    public String url() {
        return "/entries/" + entry.id() + "/checks";
    }

    /** The choices for the form: to choose from, when there are several. */
    public List<Choice> siteChoices() {
        List<Choice> choices = new ArrayList<>();
        if (sites.size() > 1) {
            choices.add(new Choice("", "Choose your site"));
        }
        choices.addAll(sites);
        return choices;
    }

    /** Those where it does not hold. */
    public List<CheckView> disputes() {
        return shown.stream().filter(check -> !check.holds()).toList();
    }

    /** Those where it holds. */
    public List<CheckView> confirmations() {
        return shown.stream().filter(CheckView::holds).toList();
    }
}
