package network.vanguard.comment;

import java.time.LocalDate;

import network.vanguard.member.MemberRef;

/**
 * How a comment stands as a challenge, as a question and as an answer.
 *
 * @param challenge null for what is no challenge
 * @param answer    the number of the reply that was accepted as the answer to this question; null when there is none to read
 * @param accepted  whether this was accepted as the answer to a question
 * @param byCurator whether a curator accepted it, because whoever asked has been silent; else they did themselves
 * @param mayAccept whether the reader may accept it as the answer
 * @param instead   whether they would as a curator, in the place of whoever asked
 * @param mayTakeBack whether the reader may say that it does not answer it after all
 * @param mayAsk    whether the reader may ask somebody to answer it
 */
public record CommentStanding(Challenged challenge, Long answer, boolean accepted, boolean byCurator, boolean mayAccept,
        boolean instead, boolean mayTakeBack, boolean mayAsk) {

    /** What is neither. */
    static final CommentStanding NONE = new CommentStanding(null, null, false, false, false, false, false, false);

    /** By whose word it stands as the answer. */
    public String acceptedBy() {
        return byCurator
                ? "Accepted by a curator because the person who asked has been silent"
                : "Accepted by the person who asked";
    }

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
