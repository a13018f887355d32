package network.vanguard.search;

import java.util.regex.Pattern;

import network.vanguard.entry.EntryKind;

/**
 * What somebody searches for. All of it may be null or blank, which means no restriction.
 *
 * @param q     words as typed; "quoted phrases", or and -without are understood
 * @param kind  only entries of this kind
 * @param tag   slug of a concept: what stands below it counts too
 * @param site  slug of a site
 * @param after the cursor of the page before
 * @param limit hits on a page
 * @param exact whether the words must be taken as they are, without a correction
 */
public record SearchQuery(String q, EntryKind kind, String tag, String site, String after, int limit, boolean exact) {

    /** Longest text that is searched for, in characters. */
    public static final int Q_MAX = 300;

    private static final Pattern LEAVES_OUT = Pattern.compile("(?<!\\S)-+(?=\"?[\\p{L}\\p{N}])");
    private static final Pattern IDLE = Pattern.compile("(?<![\\p{L}\\p{N}])-++|-++(?![\\p{L}\\p{N}])");

    public SearchQuery {
        q = clean(q);
        tag = clean(tag);
        site = clean(site);
        after = clean(after);
    }

    /** Whether there are words to search for. */
    public boolean hasWords() {
        return !q.isEmpty();
    }

    /** Whether nothing at all was asked: the search page as it opens. */
    public boolean blank() {
        return q.isEmpty() && kind == null && tag.isEmpty() && site.isEmpty();
    }

    /**
     * The words for PostgreSQL, which understands nearly everything that people type but gives up on long runs of minuses: only those that
     * stand before a word or a phrase are left.
     */
    String forPostgres() {
        String marked = LEAVES_OUT.matcher(q).replaceAll("\u0001");
        return IDLE.matcher(marked).replaceAll(" ").replace('\u0001', '-');
    }

    SearchQuery withWords(String words) {
        return new SearchQuery(words, kind, tag, site, after, limit, exact);
    }

    // Control characters and halves of characters mean nothing in a search, and PostgreSQL refuses some of them.
    private static String clean(String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
    }
}
