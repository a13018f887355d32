package network.vanguard.collection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * A collection as a curator writes it.
 *
 * @param body       the introduction, Markdown
 * @param visibility public or network: who may read it; of its entries everybody sees those that they may read
 */
public record CollectionInput(
        @NotBlank(message = "Give the collection a title.") @Size(max = 200, message = "The title can be 200 characters at most.") @NoPatient String title,
        @NotBlank(message = "Say in your own words what these have in common, and for whom.") @Size(max = BODY_MAX, message = "The introduction can be 10,000 characters at most.") @NoPatient String body,
        @NotNull(message = READERS) @Pattern(regexp = "public|network", message = READERS) String visibility) {

    /** Longest introduction, in characters. */
    public static final int BODY_MAX = 10_000;
    private static final String READERS = "Choose who may read it: public or network.";

    public CollectionInput {
        title = title == null ? null : title.strip();
        body = body == null ? null : body.strip();
    }
}
