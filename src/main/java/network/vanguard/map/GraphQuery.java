package network.vanguard.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import network.vanguard.entry.EntryKind;
import network.vanguard.vocabulary.Facet;

/**
 * Which part of the map is asked for; null means no restriction.
 *
 * @param content   whether the nodes are entries instead of topics
 * @param entry     the entry in the middle; with it the nodes are entries
 * @param tag       slug of the topic in the middle, or of the topic that all entries carry
 * @param facet     only topics of this facet
 * @param theme     only topics of this theme, by its number
 * @param kind      only entries of this kind: for topics, what is counted
 * @param site      only entries of the site of this slug
 * @param since     only entries published on this day or later
 * @param until     only entries published on this day or before
 * @param depth     how many links away from the middle, 1 to {@value #DEPTH_MAX}
 * @param minWeight only links of this weight or more, 0 to 1
 * @param alpha     of the {@link Backbone}; 1 shows every link
 * @param limit     most nodes
 */
public record GraphQuery(boolean content, Long entry, String tag, Facet facet, Long theme, EntryKind kind, String site,
        LocalDate since, LocalDate until, int depth, double minWeight, double alpha, int limit) {

    /** Furthest away from the middle. */
    public static final int DEPTH_MAX = 3;
    /** Most nodes of an answer; an export has no such bound. */
    public static final int NODES_MAX = 500;
    /** Most links of an answer, the strongest; an export has no such bound. */
    public static final int LINKS_MAX = 5_000;

    /** The same with another most of nodes. */
    public GraphQuery withLimit(int most) {
        return new GraphQuery(content, entry, tag, facet, theme, kind, site, since, until, depth, minWeight, alpha, most);
    }

    /** The same without what that parameter asks for. */
    GraphQuery without(String parameter) {
        return new GraphQuery(content, entry, parameter.equals("tag") ? null : tag, facet,
                parameter.equals("theme") ? null : theme,
                kind, parameter.equals("site") ? null : site, since, until, depth, minWeight, alpha, limit);
    }

    GraphQuery withTag(String slug) {
        return new GraphQuery(content, entry, slug, facet, theme, kind, site, since, until, depth, minWeight, alpha, limit);
    }

    /** Whether entries are left out by more than their kind. */
    boolean bySiteOrTime() {
        return site != null || since != null || until != null;
    }

    /** What an address has to say to ask the same, without the limit. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("of", content && entry == null ? "content" : null);
        parameters.put("entry", text(entry));
        parameters.put("tag", tag);
        parameters.put("facet", facet == null ? null : facet.code());
        parameters.put("theme", text(theme));
        parameters.put("kind", kind == null ? null : kind.code());
        parameters.put("site", site);
        parameters.put("since", text(since));
        parameters.put("until", text(until));
        parameters.put("depth", depth == 1 ? null : text(depth));
        parameters.put("minWeight", minWeight == 0 ? null : text(minWeight));
        parameters.put("alpha", alpha == Backbone.ALPHA || alpha == 1 ? null : text(alpha));
        parameters.put("backbone", alpha == 1 ? "false" : null);
        return parameters;
    }

    /**
     * An address that asks the same.
     *
     * @param changes name, value, name, value …: what is different; a value of null leaves it out
     */
    String at(String path, Object... changes) {
        Map<String, String> parameters = parameters();
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i].toString(), text(changes[i + 1]));
        }
        String asked = parameters.entrySet().stream().filter(one -> one.getValue() != null)
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8)).collect(Collectors.joining("&"));
        return asked.isEmpty() ? path : path + "?" + asked;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
