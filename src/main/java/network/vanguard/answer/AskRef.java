package network.vanguard.answer;

/** How many people were asked. */
public record AskRef(int asked) {}
