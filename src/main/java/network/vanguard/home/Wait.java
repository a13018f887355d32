package network.vanguard.home;

/**
 * Something that waits for a person, in a line of their front page.
 *
 * @param text what it is, a sentence without its stop
 * @param url  where they can deal with it
 */
public record Wait(String text, String url) {}
