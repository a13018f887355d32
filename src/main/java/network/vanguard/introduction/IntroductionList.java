package network.vanguard.introduction;

import java.util.ArrayList;
import java.util.List;

import network.vanguard.page.Choice;
import network.vanguard.paging.Slice;
import network.vanguard.site.SiteRef;

/**
 * The page of introductions.
 *
 * @param own   the best of the reader's own sites; empty where the page is about one site, and on later pages
 * @param site  chosen, or null
 * @param sites to choose from
 * @param later whether this is not the first page
 */
public record IntroductionList(Trend trend, List<IntroductionView> own, Slice<IntroductionView> page, SiteRef site,
        List<SiteRef> sites, boolean later) {

    /** The select's choices. */
    public List<Choice> siteChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "All sites")));
        sites.forEach(one -> choices.add(new Choice(one.slug(), one.name())));
        return choices;
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null
                ? null
                : "/introductions?" + (site == null ? "" : "site=" + site.slug() + "&") + "after=" + page.next();
    }
}
