package network.vanguard.holding;

import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.page.Choice;

/**
 * Who started what a case study tells of and who holds it, as its page shows it.
 *
 * @param line      who started it first, the present holder last; empty when nobody has said
 * @param open      the change that waits for confirmation; null when there is none, or it is not the reader's to know
 * @param past      changes that did not come about, the newest first; on the page of the line, for those who may know
 * @param mayChange whether the reader may say who started it, and propose a change
 */
public record HoldingView(EntrySummary entry, List<Holder> line, Change open, List<Change> past, boolean mayChange) {

    /** Who holds it now; null when nobody has said. */
    public Holder now() {
        return line.isEmpty() ? null : line.get(line.size() - 1);
    }

    /** Whether it has changed hands: then who started it can no longer be corrected. */
    public boolean changed() {
        return line.size() > 1;
    }

    /** Whether there is anything for this reader. */
    public boolean any() {
        return !line.isEmpty() || open != null || mayChange;
    }

    /** The page on which the line is looked after. */
    public String url() {
        return "/entries/" + entry.id() + "/holders";
    }

    /** The page on which it is said who started it. */
    public String startUrl() {
        return url() + "/start";
    }

    /** In whose hands it can be. */
    public List<Choice> hands() {
        return Held.choices();
    }
}
