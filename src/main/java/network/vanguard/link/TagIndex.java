package network.vanguard.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;

import network.vanguard.vocabulary.Facet;
import network.vanguard.vocabulary.TagRef;

/**
 * The page of all topics: some of each facet, or all of one, or those of a name.
 *
 * @param typed what was searched for, or empty
 * @param next  the address of the next page, or null
 * @param resembling where nothing has that name: the topics with a name that is one slip away from it
 */
public record TagIndex(String typed, List<Group> groups, String next, List<TagRef> resembling) {

    /**
     * Topics of one facet.
     *
     * @param more whether the facet has others
     */
    public record Group(Facet facet, List<TagLine> tags, boolean more) {}

    /** The address that searches all texts for what was typed. */
    public String search() {
        return "/search?q=" + URLEncoder.encode(typed, UTF_8);
    }

    static String nextPage(String typed, String facet, String cursor) {
        return cursor == null
                ? null
                : "/tags?q=" + URLEncoder.encode(typed, UTF_8) + "&facet=" + URLEncoder.encode(facet, UTF_8) + "&after="
                        + URLEncoder.encode(cursor, UTF_8);
    }
}
