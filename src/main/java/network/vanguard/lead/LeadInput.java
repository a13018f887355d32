package network.vanguard.lead;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * An initiative that a comment points to.
 *
 * @param name    what it is called
 * @param address of its page, or null: then the first that the comment links to, if any
 */
public record LeadInput(
        @NotBlank(message = "Say what the initiative is called.") @Size(max = NAME_MAX, message = "The name can be 200 characters at most.") @NoPatient String name,
        @Size(max = WebAddress.LONGEST, message = "A web address can be 2,000 characters at most.") @Pattern(regexp = "(?i)https?://.*", message = ADDRESS) String address) {

    /** Longest name, in characters. */
    public static final int NAME_MAX = 200;
    static final String ADDRESS = "This is no web address. It begins with http:// or https://. Leave it empty if you do not know one.";

    public LeadInput {
        name = name == null ? null : name.strip();
        address = address == null || address.isBlank() ? null : address.strip();
    }
}
