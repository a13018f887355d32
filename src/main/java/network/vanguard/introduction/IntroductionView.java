package network.vanguard.introduction;

import network.vanguard.entry.EntrySummary;
import network.vanguard.link.Why;

/**
 * Two entries of different sites that are alike, and where they stand.
 *
 * @param score        how alike, as {@link Pairs} says; 0 when they are not among each other's nearest
 * @param why          what they share
 * @param inTouch      whether they have found each other
 * @param introduced   how they were introduced; null when they were not, or the reader may not read the thread
 * @param open         whether the network may read both, without which there is no thread that could name them
 * @param mayIntroduce whether the reader may introduce them now
 */
public record IntroductionView(EntrySummary one, EntrySummary other, double score, Why why, boolean inTouch,
        Introduced introduced, boolean open, boolean mayIntroduce) {

    /** The address of the pair. */
    public String url() {
        return "/introductions/" + one.id() + "/" + other.id();
    }
}
