package network.vanguard.home;

/**
 * What a site has published that the reader may read, and how many people belong to it.
 *
 * @param caseStudies those that stand under the site, however they relate to it
 */
public record SiteCounts(long caseStudies, long practiceNotes, long discussions, long contributors, long leads) {

    static final SiteCounts NONE = new SiteCounts(0, 0, 0, 0, 0);

    /** Everything published. */
    public long entries() {
        return caseStudies + practiceNotes + discussions;
    }
}
