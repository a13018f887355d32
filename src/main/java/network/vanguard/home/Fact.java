package network.vanguard.home;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import network.vanguard.site.SiteView;

/**
 * Something that is said of a site, and how it was checked.
 *
 * @param text    null where nothing is known
 * @param checked how it was checked, as the data says; null where it does not say
 */
public record Fact(String text, String checked) {

    /** Where the site is. */
    static Fact place(SiteView site) {
        String place = Stream.of(site.place(), site.region()).filter(Objects::nonNull).distinct()
                .collect(Collectors.joining(", "));
        return new Fact(place.isEmpty() ? null : place, site.verification() == null ? null : site.verification().placeRegion());
    }

    public boolean known() {
        return text != null && !text.isBlank();
    }

    /** Whether readers must be told that nobody checked it: also where nothing is said about checking, or only a part was checked. */
    public boolean unverified() {
        String how = checked == null ? "" : checked.toLowerCase(Locale.ROOT);
        return !how.startsWith("verified") || how.contains("unverified");
    }

    /** How it was checked, as a sentence; empty when there is no more to say than that nobody checked it. */
    public String checking() {
        if (checked == null || checked.isBlank()) {
            return "Nothing is recorded about how this was checked.";
        }
        String said = once(checked);
        if (said.isEmpty()) {
            return "";
        }
        String sentence = said.substring(0, 1).toUpperCase(Locale.UK) + said.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /** What is said beside the mark "Unverified", without the same word at its end. */
    static String once(String text) {
        return text.strip().replaceFirst("(?i)(^|[,;]\\s*)unverified\\.?$", "");
    }
}
