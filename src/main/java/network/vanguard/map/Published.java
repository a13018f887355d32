package network.vanguard.map;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import network.vanguard.entry.EntryKind;

/** Which entries {@code e} a filter leaves, as SQL. */
final class Published {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private Published() {}

    /** Adds conditions for what is not null. Days are those of the United Kingdom, and the last one counts whole. */
    static void restrict(StringBuilder sql, Map<String, Object> parameters, EntryKind kind, String site, LocalDate since,
            LocalDate until) {
        if (kind != null) {
            sql.append(" AND e.kind = :kind");
            parameters.put("kind", kind.code());
        }
        if (site != null) {
            sql.append(" AND e.site_id = (SELECT id FROM site WHERE slug = :site)");
            parameters.put("site", site);
        }
        if (since != null) {
            sql.append(" AND e.published_at >= :since");
            parameters.put("since", since.atStartOfDay(ZONE).toInstant());
        }
        if (until != null) {
            sql.append(" AND e.published_at < :until");
            parameters.put("until", until.plusDays(1).atStartOfDay(ZONE).toInstant());
        }
    }
}
