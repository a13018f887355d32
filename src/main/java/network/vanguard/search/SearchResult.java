package network.vanguard.search;

import java.util.List;
import java.util.Locale;

import network.vanguard.member.MemberRef;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.TagRef;

/**
 * A page of what was found.
 *
 * @param asked       the words as typed
 * @param correctedTo the words that were searched for instead, or null
 * @param anyWord     whether no entry holds all the words, and those with some of them are shown
 * @param topic       the concept that the words name, or null; what is tagged with it or below is among the hits
 * @param sites       sites that the words name, three at most
 * @param person      the person whose handle was typed, or null
 * @param next        the cursor of the next page, or null
 */
public record SearchResult(String asked, List<SearchHit> hits, Facets facets, String correctedTo, boolean anyWord, TagRef topic,
        List<SiteRef> sites, MemberRef person, String next) {

    /** "116", or "500+" where counting stopped. */
    public String total() {
        return String.format(Locale.UK, "%,d", facets.total()) + (facets.atLeast() ? "+" : "");
    }

    /** The words that were searched for in the end. */
    public String searched() {
        return correctedTo == null ? asked : correctedTo;
    }

    /** Whether a topic, a site or a person is shown above the hits. */
    public boolean named() {
        return topic != null || !sites.isEmpty() || person != null;
    }
}
