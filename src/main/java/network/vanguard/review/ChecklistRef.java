package network.vanguard.review;

/**
 * A checklist, as commands answer it.
 *
 * @param url the address of the page of its entry
 */
public record ChecklistRef(long id, String url) {}
