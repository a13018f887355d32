package network.vanguard.link;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.FormTopics;
import network.vanguard.member.Viewer;
import network.vanguard.page.Choice;

/** Suggests topics in the forms of entries. Never a reason for a form to fail: without a text that can be read nothing is suggested. */
@ApplicationScoped
public class TopicHelp {

    /** More than these are not read through on a phone. */
    private static final int OFFERED = 6;

    private final TagSuggester suggester;

    TopicHelp(TagSuggester suggester) {
        this.suggester = suggester;
    }

    /**
     * What a form offers: what is ticked, and topics that may fit what was written so far when that is what its writer wishes.
     *
     * @param texts what stands in the fields of the form, null for an empty one
     */
    public SuggestedTopics offered(Wish wish, FormTopics topics, Viewer viewer, String... texts) {
        List<Choice> choices = new ArrayList<>(topics.ticked().stream().map(topic -> new Choice(topic, topic)).toList());
        if (wish != Wish.TOPICS) {
            return new SuggestedTopics(choices, topics.ticked(), false);
        }
        String text = Stream.of(texts).filter(Objects::nonNull).collect(joining("\n")).strip();
        if (!text.isEmpty() && text.length() <= TagSuggester.TEXT_MAX) {
            List<String> known = topics.all().stream().filter(topic -> topic.length() <= FormTopics.NAME_MAX)
                    .limit(TagSuggester.TAGS_MAX).toList();
            suggester.suggest(new TagSuggester.Request(text, known), viewer).stream().limit(OFFERED)
                    .forEach(topic -> choices.add(new Choice(topic.label(), topic.label(), topic.reason())));
        }
        return new SuggestedTopics(choices, topics.ticked(), true);
    }
}
