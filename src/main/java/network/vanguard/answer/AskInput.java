package network.vanguard.answer;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * Who is asked to answer.
 *
 * @param people   accounts or whole names, at most {@value #MOST}
 * @param comment  the number of the comment that asks; null for the discussion itself
 * @param sentence why they, or what would help most; optional
 */
public record AskInput(
        @NotEmpty(message = "Name at least one person.") @Size(max = MOST, message = "Ask five people at most at once.") List<@NotBlank(message = "Type the account or the whole name of the person.") @Size(max = 200, message = "A name can be 200 characters at most.") String> people,
        Long comment, @Size(max = SENTENCE_MAX, message = "This can be 500 characters at most.") @NoPatient String sentence) {

    /** Most people at once. */
    public static final int MOST = 5;
    /** Longest sentence, in characters. */
    public static final int SENTENCE_MAX = 500;

    public AskInput {
        people = people == null ? List.of() : people.stream().map(one -> one == null ? "" : one.strip()).distinct().toList();
        sentence = sentence == null ? "" : sentence.replace("\r\n", "\n").strip();
    }
}
