package network.vanguard.problem;
public record FieldError(String field, String message) {}
