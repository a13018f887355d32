package network.vanguard.answer;

import jakarta.validation.constraints.NotNull;

/**
 * Whether somebody wants to be asked.
 *
 * @param asked false when they do not
 */
public record WishInput(@NotNull(message = "Say whether you want to be asked: yes or no.") Boolean asked) {}
