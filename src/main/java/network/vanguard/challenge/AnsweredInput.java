package network.vanguard.challenge;

/**
 * That a challenge is answered.
 *
 * @param answer the number of the reply that answers it; null when it is no single one
 */
public record AnsweredInput(Long answer) {}
