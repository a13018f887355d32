package network.vanguard.home;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import network.vanguard.entry.EntrySummary;
import network.vanguard.link.TagView;
import network.vanguard.site.SiteView;

/**
 * The page of a site: what is known of it, how far each fact was checked, and what stands under its name.
 *
 * @param own        the site's own case studies and those of the vanguard programme, newest first
 * @param partners   run by or with a partner of the site
 * @param inTheArea  only in its area; nobody claims them as its work
 * @param elsewhere  from elsewhere, but filed under the site
 * @param similar    sites that work on the same topics
 * @param topics     what its latest entries are about, most often first
 * @param followed   whether the viewer follows the site
 */
public record SiteContent(SiteView site, SiteCounts counts, List<EntrySummary> own, List<EntrySummary> partners,
        List<EntrySummary> inTheArea, List<EntrySummary> elsewhere, List<EntrySummary> notes, List<EntrySummary> discussions,
        List<SimilarSite> similar, List<TagView.Neighbour> topics, boolean followed) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /** What kind of vanguard it is, and what is known of how that was checked. */
    public Fact model() {
        return new Fact(site.modelName() == null ? site.model() : site.modelName(),
                site.verification() == null ? null : site.verification().nameAndModel());
    }

    public Fact wave() {
        String wave = site.wave() == null
                ? null
                : site.wave().substring(0, 1).toUpperCase(Locale.UK) + site.wave().substring(1) + " wave"
                        + (site.announced() == null ? "" : ", announced " + DAY.format(site.announced()));
        return new Fact(wave, site.verification() == null ? null : site.verification().wave());
    }

    public Fact place() {
        return Fact.place(site);
    }

    /** How many people, in round words; the text is null where the population is not known. */
    public Fact population() {
        return site.population() == null
                ? new Fact(null, null)
                : new Fact(String.format(Locale.UK, "About %,d people", site.population().approx()),
                        site.population().verified() ? "verified against its source" : "unverified");
    }

    /** Where the number comes from; empty where that is not said. */
    public String populationSource() {
        String source = site.population() == null ? null : site.population().source();
        return source == null ? "" : site.population().verified() ? source : Fact.once(source);
    }

    /** The part in Health as a Social Movement; the text is null where the site had none. */
    public Fact movement() {
        return site.socialMovement() == null
                ? new Fact(null, null)
                : new Fact(site.socialMovement().focus(), site.socialMovement().verified() ? "verified" : "unverified");
    }

    /** "2 leads and 5 contributors". */
    public String members() {
        if (counts.leads() + counts.contributors() == 0) {
            return "Nobody has joined it on this platform yet.";
        }
        return count(counts.leads(), "lead") + " and " + count(counts.contributors(), "contributor") + ".";
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Whether more case studies stand under the site than are shown here. */
    public boolean moreCaseStudies() {
        return counts.caseStudies() > own.size() + partners.size() + inTheArea.size() + elsewhere.size();
    }
}
