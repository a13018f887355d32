package network.vanguard.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import network.vanguard.organisation.OrganisationKind;
import network.vanguard.page.Choice;
import network.vanguard.paging.Slice;

/**
 * The list of organisations as its page shows it.
 *
 * @param q     the words as they were typed
 * @param later whether this is not the first page
 */
public record OrganisationList(Slice<OrganisationLine> page, OrganisationFilter filter, String q, boolean later) {

    /** To choose a first letter from. */
    public List<Choice> letters() {
        return Stream.concat(Stream.of(new Choice("", "Any letter")), IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> new Choice(String.valueOf((char) letter), String.valueOf((char) letter).toUpperCase())))
                .toList();
    }

    /** To choose a kind from. */
    public List<Choice> kinds() {
        return OrganisationKind.choices("Any kind");
    }

    public String letter() {
        return filter.letter();
    }

    /** The code of the chosen kind; empty when none is. */
    public String type() {
        return filter.kind() == null ? "" : filter.kind().code();
    }

    /** Whether anything is chosen. */
    public boolean filtered() {
        return filter.any();
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null
                ? null
                : "/organisations?letter=" + letter() + "&type=" + type() + "&q=" + encoded(q) + "&after="
                        + encoded(page.next());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
