package network.vanguard.comment;

import java.time.LocalDate;

import network.vanguard.member.MemberRef;

/**
 * How a comment stands as a challenge, as a question and as an answer.
 *
 * @param challenge null for what is no challenge
 * @param answer    the number of the reply that answered this question, by the word of whoever asked; null when there is none to read
 * @param accepted  whether this answered a question, by the word of whoever asked
 * @param mayAccept whether the reader asked what it answers, and has not accepted it
 * @param mayTakeBack whether the reader asked what it answers, and has accepted it
 * @param mayAsk    whether the reader may ask somebody to answer it
 */
public record CommentStanding(Challenged challenge, Long answer, boolean accepted, boolean mayAccept, boolean mayTakeBack,
        boolean mayAsk) {

    /** What is neither. */
    static final CommentStanding NONE = new CommentStanding(null, null, false, false, false, false);

    /**
     * A challenge.
     *
     * @param owner who answers for the post; null when nobody does yet
     * @param due   the day by which there should be an answer
     * @param state open, past-due, answered or unknown: that the answer is "We do not know"
     */
    public record Challenged(MemberRef owner, LocalDate due, String state) {

        /** Whether it is marked as answered, whatever the answer is. */
        public boolean closed() {
            return state.equals("answered") || state.equals("unknown");
        }

        /** Whether its day is over without the mark. */
        public boolean late() {
            return state.equals("past-due");
        }
    }
}
