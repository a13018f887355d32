package network.vanguard.problem;

/**
 * What is wrong with one field.
 *
 * @param field the field as its sender named it, with the way to it: {@code title}, {@code results[2].figure}
 * @param message one sentence in plain English, without full stop rules of its own: "Enter a title"
 */
public record FieldError(String field, String message) {}
