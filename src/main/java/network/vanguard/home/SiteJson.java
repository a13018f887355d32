package network.vanguard.home;

import java.time.LocalDate;
import java.util.List;

import network.vanguard.site.SiteInput.Movement;
import network.vanguard.site.SiteInput.Population;
import network.vanguard.site.SiteInput.Verification;
import network.vanguard.site.SiteView;

/** A site in the API: what is known of it, how far that was checked, and the counts of what the reader may read. */
public record SiteJson(String slug, String name, List<String> aliases, String model, String modelName, String wave,
        LocalDate announced, String programme, String place, String region, Population population, Movement socialMovement,
        List<String> sources, Verification verification, SiteCounts counts, String url) {

    static SiteJson of(SiteView site, SiteCounts counts) {
        return new SiteJson(site.slug(), site.name(), site.aliases(), site.model(), site.modelName(), site.wave(),
                site.announced(),
                site.programme(), site.place(), site.region(), site.population(), site.socialMovement(), site.sources(),
                site.verification(), counts, "/sites/" + site.slug());
    }
}
