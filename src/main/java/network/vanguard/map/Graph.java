package network.vanguard.map;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Nodes and the links between them, as the map draws them and as JSON.
 *
 * @param nodes  most important first: topics by how many entries carry them, entries from the middle outwards
 * @param edges  strongest first; both ends are among the nodes
 * @param themes those of the nodes
 * @param total  how many nodes there would be without a limit
 * @param cut    whether nodes or links were left out because of a limit
 * @param counted when only the newest entries were counted: how many at most; null when all were
 */
public record Graph(List<Node> nodes, List<Edge> edges, List<Theme> themes, long total, boolean cut,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer counted) {

    /**
     * A topic or an entry.
     *
     * @param id    {@code tag:slug} or {@code entry:number}
     * @param kind  {@code tag}, or the kind of the entry
     * @param facet of a topic, else null
     * @param theme the number of the theme of a topic, or null
     * @param count entries that carry the topic, or topics that the entry carries
     * @param site  slug of the entry's site, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Node(String id, String kind, String label, String facet, Long theme, long count, String site, String url) {

        /** The slug of a topic, or the number of an entry. */
        String key() {
            return id.substring(id.indexOf(':') + 1);
        }

        boolean topic() {
            return kind.equals("tag");
        }
    }

    /**
     * A link.
     *
     * @param source id of a node; for a typed link the one that does it: who adapts, cites, answers
     * @param kind   {@code used-together}, {@code similar}, {@code about}, or the type of a link that people made
     * @param weight of two topics, 0 to 1: how much more often than by chance they are used together; of two entries the score of their
     *               likeness; of a link that people made 1
     * @param shared entries that carry both topics, or topics that both entries carry
     */
    public record Edge(String source, String target, String kind, double weight, long shared) {

        /** What links are ordered by. */
        double strength() {
            return kind.equals(TOGETHER) ? weight * shared : weight;
        }

        boolean typed() {
            return !kind.equals(TOGETHER) && !kind.equals(SIMILAR);
        }
    }

    static final String TOGETHER = "used-together";
    static final String SIMILAR = "similar";
}
