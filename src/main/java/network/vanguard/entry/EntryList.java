package network.vanguard.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import network.vanguard.page.Choice;
import network.vanguard.paging.Slice;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.TagRef;

/**
 * A page of a list of one kind of entry, with the filters that made it.
 *
 * @param total of all pages
 * @param topic chosen, or null
 * @param site  chosen, or null
 * @param sites to choose from
 * @param later whether this is not the first page
 */
public record EntryList(EntryKind kind, Slice<EntrySummary> page, long total, TagRef topic, SiteRef site, List<SiteRef> sites,
        boolean later) {

    /** "116 case studies", "1 discussion"; "Discussions" where there are none, and no filter is the reason. */
    public String heading() {
        if (total == 0 && !filtered()) {
            return kind.plural();
        }
        return total + " " + (total == 1 ? kind.label() : kind.plural()).toLowerCase(Locale.ROOT);
    }

    /** The select's choices. */
    public List<Choice> siteChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "All sites")));
        sites.forEach(one -> choices.add(new Choice(one.slug(), one.name())));
        return choices;
    }

    public boolean filtered() {
        return topic != null || site != null;
    }

    /** The address of this list without the topic. */
    public String withoutTopic() {
        return "/" + kind.path() + (site == null ? "" : "?site=" + encoded(site.slug()));
    }

    /** The address of this list without the site. */
    public String withoutSite() {
        return "/" + kind.path() + (topic == null ? "" : "?tag=" + encoded(topic.slug()));
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null
                ? null
                : "/" + kind.path() + "?" + (topic == null ? "" : "tag=" + encoded(topic.slug()) + "&")
                        + (site == null ? "" : "site=" + encoded(site.slug()) + "&") + "after=" + encoded(page.next());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
