package network.vanguard.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics that the map knows, each at a place that counts from 0 in the order of their numbers: every accepted concept, and what was
 * proposed, but nothing that a site keeps for itself. A proposed one is somebody's wording: it is shown only in the middle of a map, and
 * only to those who may read an entry that carries it.
 */
final class Topics {

    private final List<Topic> all;
    private final List<Theme> themes;
    private final long[] ids;
    private final Map<String, Integer> bySlug = new HashMap<>();

    /** @param all in the order of their numbers */
    Topics(List<Topic> all, List<Theme> themes) {
        this.all = List.copyOf(all);
        this.themes = List.copyOf(themes);
        this.ids = all.stream().mapToLong(Topic::id).toArray();
        for (int place = 0; place < all.size(); place++) {
            bySlug.put(all.get(place).slug(), place);
        }
    }

    /** One of them; {@code theme} is null while it belongs to none, as what is proposed always does. */
    record Topic(long id, String slug, String label, String facet, boolean proposed, Theme theme) {}

    int size() {
        return ids.length;
    }

    Topic at(int place) {
        return all.get(place);
    }

    /** Where the concept stands; below 0 when the map does not know it. */
    int place(long id) {
        return Arrays.binarySearch(ids, id);
    }

    /** Where the topic of that slug stands, or null. */
    Integer place(String slug) {
        return bySlug.get(slug);
    }

    /** By number. */
    List<Theme> themes() {
        return themes;
    }
}
