package network.vanguard.comment;

/**
 * What a thread owes its readers, and what it gave whoever asked.
 *
 * @param unanswered challenges under the entry that should have been answered by now and are not
 * @param first      the number of the one that waits longest; null when there is none
 * @param question   whether the entry itself asks something
 * @param answer     the number of the comment that was accepted as the answer; null when there is none to read
 */
public record ThreadStanding(long unanswered, Long first, boolean question, Long answer) {

    static final ThreadStanding NONE = new ThreadStanding(0, null, false, null);
}
