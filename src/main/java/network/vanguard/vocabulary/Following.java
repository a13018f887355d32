package network.vanguard.vocabulary;

/**
 * Who follows a topic.
 *
 * @param mine   whether the viewer does
 * @param people how many do
 */
public record Following(boolean mine, long people) {}
