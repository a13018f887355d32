package network.vanguard.moderation;

/**
 * Decisions that somebody whom they concern has not opened yet.
 *
 * @param wrote    on how many things that they wrote
 * @param reported on how many things that they reported
 */
public record DecisionNews(long wrote, long reported) {

    /** Nothing new. */
    static final DecisionNews NONE = new DecisionNews(0, 0);

    /** Whether there is anything to open. */
    public boolean any() {
        return wrote > 0 || reported > 0;
    }

    /** All of it in one line, as a sentence without its stop. */
    public String line() {
        return "A decision was made on " + (wrote > 0 && reported > 0
                ? "what you wrote, and on what you reported"
                : wrote > 0 ? "what you wrote" : "what you reported");
    }

    /** Where it can be read. */
    public String url() {
        return wrote > 0 ? "/me#decided" : "/me#reported";
    }
}
