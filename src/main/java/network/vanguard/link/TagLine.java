package network.vanguard.link;

import java.util.List;

import network.vanguard.paging.Counted;
import network.vanguard.vocabulary.TagRef;

/**
 * A topic in a list.
 *
 * @param synonyms its other names
 * @param broader  slugs of what stands right above it; {@code narrower} and {@code related} likewise
 * @param count    entries that carry it or something below it, as far as the viewer may read them and as they are counted ({@link Counted})
 */
public record TagLine(TagRef tag, List<String> synonyms, List<String> broader, List<String> narrower, List<String> related,
        long count) {

    /** "12", or "1,000+" where counting stopped. */
    public String entries() {
        return Counted.text(count);
    }
}
