package network.vanguard.member;

import java.util.List;

/**
 * Somebody ended sessions of their own. Observed above in the same transaction.
 *
 * @param devices of each session that was ended, in plain words
 */
public record SessionsEnded(Viewer member, List<String> devices) {}
