package network.vanguard.moderation;

import java.util.List;

/**
 * What moderation means for one person, on their own page.
 *
 * @param waiting   how many cases wait; 0 for whoever is no moderator; 1,000 means so many or more
 * @param moderator whether they may read the queue
 * @param decisions the last ones on what they wrote, newest first
 * @param reports   what they reported last, newest first
 */
public record OwnModeration(long waiting, boolean moderator, List<DecisionView> decisions, List<OwnReport> reports) {

    /** "1 report or appeal waits", "12 reports or appeals wait". */
    public String counted() {
        return waiting == 1
                ? "1 reported thing waits"
                : (waiting >= 1000 ? "1,000 or more" : String.valueOf(waiting)) + " reported things wait";
    }
}
