package network.vanguard.answer;

import java.util.ArrayList;
import java.util.List;

import network.vanguard.comment.CommentView;
import network.vanguard.entry.EntrySummary;
import network.vanguard.page.Choice;
import network.vanguard.vocabulary.TagRef;

/**
 * The page on which somebody is asked.
 *
 * @param comment the question; null when the discussion itself asks
 * @param asked   who was asked before, the first first
 * @param topic   of whose people it is asked, or null
 * @param knowers who know that topic and can be asked, at most five
 */
public record AskPage(EntrySummary entry, CommentView comment, List<Ask> asked, TagRef topic, List<Knower> knowers) {

    /** Where the question stands. */
    public String back() {
        return comment == null ? entry.url() : comment.url();
    }

    /** The address of the form. */
    public String url() {
        return "/entries/" + entry.id() + "/ask";
    }

    /** The topics to choose from. */
    public List<Choice> topics() {
        List<Choice> choices = new ArrayList<>();
        entry.tags().forEach(tag -> choices.add(new Choice(tag.slug(), tag.label())));
        return choices;
    }

    /** The people to tick. */
    public List<Choice> choices() {
        return knowers.stream().map(one -> new Choice(one.member().handle(), one.member().name(), one.why())).toList();
    }
}
