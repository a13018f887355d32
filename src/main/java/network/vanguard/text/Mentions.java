package network.vanguard.text;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** People named in a text, as {@code @handle}: not inside of links and code, and not as a part of a mail address. */
public final class Mentions {

    /** A text names this many people at most; who is named after them is a word. */
    public static final int MOST = 10;

    private static final Pattern NAMED = Pattern
            .compile("(?<![\\p{L}\\p{N}@./_-])@([a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?)(?![a-zA-Z0-9@])");

    private Mentions() {}

    /** The handles that the text names, in its order; none of a text that is too complex to format. */
    public static Set<String> in(String markdown) {
        Set<String> handles = new LinkedHashSet<>();
        if (markdown.indexOf('@') < 0 || markdown.length() > Markdown.MAX_LENGTH) {
            return handles;
        }
        try {
            Markdown.parse(markdown).accept(new OutsideOfLinks() {
                @Override
                public void visit(Text text) {
                    Matcher named = NAMED.matcher(text.getLiteral());
                    while (named.find() && handles.size() < MOST) {
                        handles.add(named.group(1));
                    }
                }
            });
        } catch (TooComplex | StackOverflowError tooMuch) {
            handles.clear();
        }
        return handles;
    }

    /** Makes links of those that the map knows an address of. */
    static void link(Node document, Map<String, String> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        document.accept(new OutsideOfLinks() {
            @Override
            public void visit(Text text) {
                linkIn(text, addresses);
            }
        });
    }

    private static void linkIn(Text text, Map<String, String> addresses) {
        String words = text.getLiteral();
        Matcher named = NAMED.matcher(words);
        int done = 0;
        while (named.find()) {
            String address = addresses.get(named.group(1));
            if (address != null) {
                text.insertBefore(new Text(words.substring(done, named.start())));
                Link link = new Link(address, null);
                link.appendChild(new Text(named.group()));
                text.insertBefore(link);
                done = named.end();
            }
        }
        text.setLiteral(words.substring(done));
    }

    private abstract static class OutsideOfLinks extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            // words of a link lead where the link leads
        }
    }
}
