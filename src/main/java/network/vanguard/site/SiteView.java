package network.vanguard.site;

import java.time.LocalDate;
import java.util.List;

import network.vanguard.site.SiteInput.Movement;
import network.vanguard.site.SiteInput.Population;
import network.vanguard.site.SiteInput.Verification;

/** All that is known of a site, and how far each part was checked. */
public record SiteView(long id, String slug, String name, List<String> aliases, String model, String modelName, String wave,
        LocalDate announced, String programme, String place, String region, Population population, Movement socialMovement,
        List<String> sources, Verification verification) {}
