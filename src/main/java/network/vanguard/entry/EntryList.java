package network.vanguard.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import network.vanguard.page.Choice;
import network.vanguard.paging.Counted;
import network.vanguard.paging.Slice;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.TagRef;

/**
 * A page of a list of one kind of entry, with the filters that made it.
 *
 * @param total of all pages, as far as they are counted ({@link Counted})
 * @param topic chosen, or null
 * @param site  chosen, or null
 * @param sites to choose from
 * @param mark     chosen, or null
 * @param attempts how many attempts that did not work the same topic and site have, which this list leaves out
 * @param later    whether this is not the first page
 */
public record EntryList(EntryKind kind, Slice<EntrySummary> page, long total, TagRef topic, SiteRef site, List<SiteRef> sites,
        Mark mark, long attempts, boolean later) {

    /** "116 case studies", "1 discussion"; "Discussions" where there are none, and no filter is the reason. */
    public String heading() {
        if (total == 0 && !filtered()) {
            return kind.plural();
        }
        String what = mark == Mark.ATTEMPT
                ? (total == 1 ? "attempt" : "attempts") + " that did not work"
                : (total == 1 ? kind.label() : kind.plural()).toLowerCase(Locale.ROOT);
        return Counted.text(total) + " " + what;
    }

    /** The select's choices. */
    public List<Choice> siteChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "All sites")));
        sites.forEach(one -> choices.add(new Choice(one.slug(), one.name())));
        return choices;
    }

    public boolean filtered() {
        return topic != null || site != null || mark != null;
    }

    /** The marks to choose from; empty for a kind that has none. */
    public List<Choice> markChoices() {
        List<Choice> choices = new ArrayList<>();
        Mark.of(kind).forEach(one -> choices.add(new Choice(one.code(), one.label())));
        if (!choices.isEmpty()) {
            choices.add(0, new Choice("", "All"));
        }
        return choices;
    }

    /** The address of this list without the topic. */
    public String withoutTopic() {
        return address(null, site, mark, null);
    }

    /** The address of this list without the site. */
    public String withoutSite() {
        return address(topic, null, mark, null);
    }

    /** The address of this list without the mark. */
    public String withoutMark() {
        return address(topic, site, null, null);
    }

    /** The address of the attempts that did not work, of the same topic and site. */
    public String onlyAttempts() {
        return address(topic, site, Mark.ATTEMPT, null);
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null ? null : address(topic, site, mark, page.next());
    }

    private String address(TagRef byTopic, SiteRef bySite, Mark byMark, String after) {
        List<String> parts = new ArrayList<>();
        add(parts, "tag", byTopic == null ? null : byTopic.slug());
        add(parts, "site", bySite == null ? null : bySite.slug());
        add(parts, "mark", byMark == null ? null : byMark.code());
        add(parts, "after", after);
        return "/" + kind.path() + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static void add(List<String> parts, String name, String value) {
        if (value != null) {
            parts.add(name + "=" + encoded(value));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
