package network.vanguard.site;

/** A line of the list of sites. {@code entries} counts what is published and open to the reader. */
public record SiteSummary(String slug, String name, String model, String modelName, String wave, String place, String region,
        long entries) {}
