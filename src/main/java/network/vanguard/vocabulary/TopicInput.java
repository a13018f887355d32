package network.vanguard.vocabulary;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A topic as a curator writes it. Neighbours are named by slug or by any of their names.
 *
 * @param definition what it means and when to use it: the scope note
 */
public record TopicInput(
        @NotBlank(message = "Give the topic a name.") @Size(max = ConceptService.LABEL_MAX, message = "A name is 100 characters at most.") String name,
        @Size(max = TopicInput.MOST, message = "A topic has 50 other names at most.") List<@NotBlank(message = "A name cannot be empty.") @Size(max = ConceptService.LABEL_MAX, message = "A name is 100 characters at most.") String> otherNames,
        @NotBlank(message = "Choose what kind of topic it is.") @Size(max = 40, message = "There is no such kind of topic.") String facet,
        @Size(max = TopicInput.MOST, message = "Name 50 broader topics at most.") List<String> broader,
        @Size(max = TopicInput.MOST, message = "Name 50 related topics at most.") List<String> related,
        @Size(max = 1000, message = "What it means is 1,000 characters at most.") String definition) {

    /** Names or neighbours of one topic at most. */
    public static final int MOST = 50;
    /** Longest reason for a change, in characters. */
    public static final int REASON_MAX = 500;

    public TopicInput {
        otherNames = otherNames == null ? List.of() : List.copyOf(otherNames);
        broader = broader == null ? List.of() : List.copyOf(broader);
        related = related == null ? List.of() : List.copyOf(related);
    }
}
