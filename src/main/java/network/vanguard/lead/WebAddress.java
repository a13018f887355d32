package network.vanguard.lead;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page on the web.
 *
 * @param text as it was written, without what follows #
 * @param host in small letters
 * @param path with the query, at least /
 */
record WebAddress(String text, String scheme, String host, int port, String path) {

    /** Longest address, in characters. */
    static final int LONGEST = 2000;

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(https?:[^\"]+)\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Reads it; empty for what is no address of a page on the web. */
    static Optional<WebAddress> of(String typed) {
        String text = typed == null ? "" : typed.strip().replaceFirst("#.*", "");
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.matches("https?") || uri.getHost() == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return Optional.of(new WebAddress(text, scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort(),
                    uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** The addresses that a rendered text links to, in their order, each with the words of its first link. */
    static Map<WebAddress, String> in(String html) {
        Map<WebAddress, String> found = new LinkedHashMap<>();
        Matcher link = LINK.matcher(html);
        while (link.find()) {
            String words = plain(link.group(2).replaceAll("<[^>]*>", "")).strip();
            of(plain(link.group(1))).ifPresent(address -> found.putIfAbsent(address, words));
        }
        return found;
    }

    /** The same for addresses that lead to the same page: with or without s, www and the last slash. */
    String key() {
        return bareHost() + (port < 0 ? "" : ":" + port) + barePath();
    }

    /** How the same page may be written. */
    List<String> variants() {
        List<String> variants = new ArrayList<>(List.of(text));
        for (String way : List.of("https://", "http://")) {
            for (String www : List.of("", "www.")) {
                String start = way + www + bareHost() + (port < 0 ? "" : ":" + port) + barePath();
                variants.add(start);
                variants.add(start + "/");
            }
        }
        return variants;
    }

    /** The port that is meant. */
    int portNumber() {
        return port >= 0 ? port : secure() ? HTTPS : HTTP;
    }

    boolean secure() {
        return scheme.equals("https");
    }

    private String bareHost() {
        return host.replaceFirst("^www\\.", "");
    }

    private String barePath() {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** HTML as people read it; of the named letters those that our own renderer writes. */
    static String plain(String html) {
        Matcher number = Pattern.compile("&#(x?)([0-9a-fA-F]{1,6});").matcher(html);
        String text = number.replaceAll(found -> {
            int letter = Integer.parseInt(found.group(2), found.group(1).isEmpty() && found.group(2).matches("\\d+") ? 10 : 16);
            return Matcher.quoteReplacement(Character.isValidCodePoint(letter) && letter >= ' '
                    && (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE)
                            ? Character.toString(letter)
                            : " ");
        });
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ")
                .replace("&rsquo;", "’").replace("&lsquo;", "‘").replace("&ndash;", "–").replace("&mdash;", "—")
                .replace("&amp;", "&");
    }
}
