package network.vanguard.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/** Where a text leads to. */
public final class Links {

    /** What leads to another host: a scheme of the web, or none before two slashes; browsers read \ as /. */
    private static final Pattern HOST = Pattern.compile("(?i)(?:https?:/*|//+)([^/?#]*).*", Pattern.DOTALL);

    private Links() {}

    /** The hosts that a Markdown text leads to, in small letters and without ports; nothing for a text that is not formatted. */
    public static Set<String> hosts(String markdown) {
        Set<String> hosts = new LinkedHashSet<>();
        if (markdown == null || markdown.length() > Markdown.MAX_LENGTH) {
            return hosts;
        }
        try {
            Markdown.parse(markdown).accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    host(link.getDestination()).ifPresent(hosts::add);
                    visitChildren(link);
                }

                @Override
                public void visit(Image image) {
                    host(image.getDestination()).ifPresent(hosts::add);
                    visitChildren(image);
                }
            });
        } catch (TooComplex | StackOverflowError shownAsTyped) {
            return Set.of();
        }
        return hosts;
    }

    /** The host of an address; empty for one that stays on the same host, or leads to no page. */
    static Optional<String> host(String address) {
        Matcher host = HOST.matcher(address.strip().replace('\\', '/'));
        return host.matches()
                ? Optional.of(host.group(1).replaceFirst(".*@", "").replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
