package network.vanguard.answer;

import java.util.List;

/**
 * What somebody is asked.
 *
 * @param asks   the longest waiting first
 * @param wanted whether they want to be asked
 */
public record OpenAsks(List<Ask> asks, boolean wanted) {}
