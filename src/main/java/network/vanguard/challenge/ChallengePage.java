package network.vanguard.challenge;

import java.util.ArrayList;
import java.util.List;

import network.vanguard.comment.CommentView;
import network.vanguard.page.Choice;

/**
 * A challenge with all that is known of it.
 *
 * @param comment    its comment
 * @param events     the first first
 * @param replies    direct replies that the mark can name, at most twenty
 * @param mayMark    whether the reader may mark it as answered
 * @param mayReopen  whether they may take the mark back
 * @param mayPass    whether they may say who should answer instead
 * @param mayUnknown whether they may answer that they do not know
 */
public record ChallengePage(ChallengeView challenge, CommentView comment, List<ChallengeEvent> events, List<Reply> replies,
        boolean mayMark, boolean mayReopen, boolean mayPass, boolean mayUnknown) {

    /** A reply: its number and its beginning, without marks. */
    public record Reply(long id, String text) {}

    /** What the mark can name. */
    public List<Choice> answers() {
        List<Choice> choices = new ArrayList<>();
        replies.forEach(reply -> choices.add(new Choice(String.valueOf(reply.id()), reply.text())));
        choices.add(new Choice("", "No single reply: it was answered in another way"));
        return choices;
    }
}
