package network.vanguard.text;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/** What people write, made fit for the middle of a page that already has its title and sections. */
final class Tidy implements PostProcessor {

    private static final int FIRST_HEADING = 3;
    private static final int LAST_HEADING = 6;

    @Override
    public Node process(Node document) {
        document.accept(new Links());
        document.accept(new Headings(document));
        return document;
    }

    static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TableCell cell) {
            // the align attribute is not in HTML any more
            String align = attributes.remove("align");
            if (align != null) {
                attributes.put("class", "align-" + align);
            }
            if (cell.isHeader()) {
                attributes.put("scope", "col");
            }
        }
    }

    /** The levels that occur become h3, h4, h5, h6 in their order, and no level is skipped on the way down. */
    private static final class Headings extends AbstractVisitor {

        private final Map<Integer, Integer> shown = new TreeMap<>();
        private int last = FIRST_HEADING - 1;

        Headings(Node document) {
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                    shown.put(heading.getLevel(), 0);
                }
            });
            int level = FIRST_HEADING;
            for (Map.Entry<Integer, Integer> entry : shown.entrySet()) {
                entry.setValue(Math.min(level++, LAST_HEADING));
            }
        }

        @Override
        public void visit(Heading heading) {
            last = Math.min(shown.get(heading.getLevel()), last + 1);
            heading.setLevel(last);
        }
    }

    /** An image is a link to it, every link has words, and a link that reads like an address names its real one. */
    private static final class Links extends AbstractVisitor {

        private boolean inLink;

        @Override
        public void visit(Link link) {
            inLink = true;
            visitChildren(link);
            inLink = false;
            String words = PlainText.of(link).strip();
            if (words.isEmpty()) {
                link.appendChild(new Text(link.getDestination()));
            }
            String host = host(link.getDestination());
            String named = host(words.startsWith("www.") ? "http://" + words : words);
            if (host != null && named != null && !host.equals(named)) {
                link.insertAfter(new Text(" (" + host + ")"));
            }
        }

        @Override
        public void visit(Image image) {
            String words = PlainText.of(image).strip();
            Text text = new Text(words.isEmpty() ? "Image" : "Image: " + words);
            if (inLink) {
                image.insertBefore(text);
            } else {
                // an image of another site would tell it who reads this
                Link link = new Link(image.getDestination(), null);
                link.appendChild(text);
                image.insertBefore(link);
            }
            image.unlink();
        }

        private static String host(String address) {
            try {
                String host = address.contains("://") ? URI.create(address).getHost() : null;
                return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
            } catch (IllegalArgumentException notAnAddress) {
                return null;
            }
        }
    }
}
