package network.vanguard.challenge;

import java.time.Instant;
import java.time.LocalDate;

import network.vanguard.entry.EntryKind;
import network.vanguard.member.MemberRef;

/**
 * A challenge in a list. Who raised it is told where its comment is shown.
 *
 * @param id       the number of its comment
 * @param text     its beginning, without marks
 * @param owner    who answers for the post; null when nobody does yet
 * @param due      the day by which there should be an answer
 * @param answer   the number of the reply that the mark names; null when it names none, or it is gone
 * @param unknown  the number of the reply in which the owner says that they do not know; null when there is none
 */
public record ChallengeView(long id, long entryId, EntryKind kind, String entrySlug, String entryTitle, String text,
        MemberRef owner, Instant raisedAt, LocalDate due, ChallengeState state, Instant answeredAt, Long answer, Long unknown) {

    /** Where one sees how it stands. */
    public String url() {
        return "/challenges/" + id;
    }

    /** The address of the entry. */
    public String entryUrl() {
        return "/" + kind.path() + "/" + entrySlug;
    }

    /** Whether somebody has marked it as answered. */
    public boolean closed() {
        return state == ChallengeState.ANSWERED || state == ChallengeState.UNKNOWN;
    }

    /** Whether its day is over without the mark. */
    public boolean late() {
        return state == ChallengeState.PAST_DUE;
    }

    /** The colour of its tag; its words say the same. */
    public String colour() {
        return late() ? "red" : closed() ? "green" : "blue";
    }
}
