package network.vanguard.challenge;

import network.vanguard.entry.EntryKind;

/**
 * Which challenges are meant.
 *
 * @param state null for all without the mark
 * @param tag   slug of a topic that the entry carries, or null
 * @param site  slug of the entry's site, or null
 * @param kind  of the entry, or null
 * @param mine  only those that the viewer answers for
 */
public record ChallengeFilter(ChallengeState state, String tag, String site, EntryKind kind, boolean mine) {

    /** All that wait for an answer. */
    static final ChallengeFilter WAITING = new ChallengeFilter(null, null, null, null, false);
}
