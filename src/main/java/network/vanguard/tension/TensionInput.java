package network.vanguard.tension;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * A tension as a curator writes it.
 *
 * @param title     the question that stays open
 * @param leftWord  what one pole is called
 * @param leftText  what people mean by it, in a sentence
 * @param rightWord what the other pole is called
 * @param rightText what people mean by that
 * @param tags      topics that there are, by name or slug, at most ten
 */
public record TensionInput(
        @NotBlank(message = "Ask the question that stays open.") @Size(max = 200, message = "The question can be 200 characters at most.") @NoPatient String title,
        @NotBlank(message = "Give this pole a word.") @Size(max = WORD_MAX, message = "The word can be 40 characters at most.") @NoPatient(names = true) String leftWord,
        @NotBlank(message = "Say in a sentence what people mean by it.") @Size(max = SENTENCE_MAX, message = "The sentence can be 300 characters at most.") @NoPatient String leftText,
        @NotBlank(message = "Give this pole a word.") @Size(max = WORD_MAX, message = "The word can be 40 characters at most.") @NoPatient(names = true) String rightWord,
        @NotBlank(message = "Say in a sentence what people mean by it.") @Size(max = SENTENCE_MAX, message = "The sentence can be 300 characters at most.") @NoPatient String rightText,
        @Size(max = 10, message = "Choose ten topics at most.") List<@NotBlank(message = "Name a topic.") @Size(max = 200, message = "The name of a topic can be 200 characters at most.") String> tags) {

    static final int WORD_MAX = 40;
    /** Longest sentence of a pole or a placement, in characters. */
    public static final int SENTENCE_MAX = 300;

    public TensionInput {
        title = line(title);
        leftWord = line(leftWord);
        leftText = line(leftText);
        rightWord = line(rightWord);
        rightText = line(rightText);
        tags = tags == null ? List.of() : tags.stream().map(TensionInput::line).toList();
    }

    private static String line(String text) {
        return text == null ? null : text.strip().replaceAll("\\s+", " ");
    }
}
