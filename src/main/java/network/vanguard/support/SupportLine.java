package network.vanguard.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that was given, as this reader may see it.
 *
 * @param site         slug of the site that gave it, or null
 * @param organisation the name of the organisation that gave it, as it was written, or null
 * @param giver        what to call the giver
 * @param giverUrl     the address of its page
 * @param until        the last day, or null while it is open
 * @param pounds       null when nothing was said, and when this reader may not see it
 * @param hours        the same
 */
public record SupportLine(long id, long entryId, SupportKind kind, String what, String site, String organisation, String giver,
        String giverUrl, LocalDate since, LocalDate until, Long pounds, Long hours) {

    /** "£5,000 and 40 hours"; empty without an amount. */
    public String amount() {
        return amount(pounds, hours);
    }

    static String amount(Long pounds, Long hours) {
        List<String> parts = new ArrayList<>();
        if (pounds != null) {
            parts.add(String.format(Locale.UK, "£%,d", pounds));
        }
        if (hours != null) {
            parts.add(String.format(Locale.UK, "%,d %s", hours, hours == 1 ? "hour" : "hours"));
        }
        return String.join(" and ", parts);
    }

    SupportLine withoutAmounts() {
        return new SupportLine(id, entryId, kind, what, site, organisation, giver, giverUrl, since, until, null, null);
    }

    /** What would write it again. */
    public SupportInput input() {
        return new SupportInput(kind, what, site, organisation, since, until, pounds, hours);
    }
}
