package network.vanguard.lead;

import jakarta.validation.constraints.Size;

/**
 * What a lead becomes.
 *
 * @param title of the draft, or null: then the title of the page it names, or else its own name
 */
public record StubInput(@Size(max = 200, message = "The title can be 200 characters at most.") String title) {

    public StubInput {
        title = title == null || title.isBlank() ? null : title.strip();
    }
}
