package network.vanguard.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.site.SiteRef;
import network.vanguard.support.InformalInput.Consent;
import network.vanguard.support.InformalInput.Permission;

/** What was given, and which practices are informal. */
@ApplicationScoped
class SupportLines {

    private static final String ROW = """
            SELECT l.id, l.entry_id, l.kind, l.what, l.since, l.until, l.pounds, l.hours, l.organisation AS written,
                   s.slug AS site_slug, s.name AS site_name, o.slug AS organisation_slug
            FROM support_line l LEFT JOIN site s ON s.id = l.site_id LEFT JOIN organisation o ON o.id = l.organisation_id
            """;
    /** The entry tells everybody what it was given in all. */
    private static final String ADDED_UP = """
            NOT EXISTS (SELECT 1 FROM informal_practice silent WHERE silent.entry_id = l.entry_id AND silent.totals_on IS NULL)""";

    private final Session database;

    SupportLines(Session database) {
        this.database = database;
    }

    /** All that is kept of an entry. */
    record Kept(InformalInput informal, List<SupportLine> lines) {
        static final Kept NOTHING = new Kept(null, List.of());
    }

    /** All that is kept of an entry, in one query. */
    Question<Kept> kept(long entryId) {
        return Question.of(database.createNativeQuery("""
                SELECT line.*, i.entry_id AS informal_id, i.permission_by, i.permission_how, i.permission_on, i.totals_by, i.totals_on
                FROM (SELECT CAST(:entry AS bigint) AS id) one LEFT JOIN informal_practice i ON i.entry_id = one.id
                LEFT JOIN (%s) line ON line.entry_id = one.id ORDER BY line.since, line.id""".formatted(ROW), Tuple.class)
                .setParameter("entry", entryId), SupportLines::kept);
    }

    private static Kept kept(List<Tuple> rows) {
        return new Kept(rows.get(0).get("informal_id") == null ? null : informal(rows.get(0)),
                rows.get(0).get("id") == null ? List.of() : rows.stream().map(SupportLines::line).toList());
    }

    /** Whose gifts are asked for: one of the two is null. */
    record Giver(Long siteId, Long organisationId) {

        String condition() {
            return siteId != null ? "l.site_id = :giver" : "l.organisation_id = :giver";
        }

        long id() {
            return siteId != null ? siteId : organisationId;
        }
    }

    /** What was given to an entry, with all amounts, what began first first. */
    List<SupportLine> ofEntry(long entryId) {
        return ofEntries(List.of(entryId));
    }

    List<SupportLine> ofEntries(List<Long> entryIds) {
        return entryIds.isEmpty()
                ? List.of()
                : database.createNativeQuery(ROW + "WHERE l.entry_id IN (:entries) ORDER BY l.since, l.id", Tuple.class)
                        .setParameter("entries", entryIds).getResultList().stream().map(SupportLines::line).toList();
    }

    Optional<SupportLine> one(long id) {
        return database.createNativeQuery(ROW + "WHERE l.id = :id", Tuple.class).setParameter("id", id).getResultStream()
                .findFirst().map(SupportLines::line);
    }

    /** A page of what a giver gave to entries that the viewer may read, the newest first. */
    List<SupportLine> given(Giver giver, long before, int limit, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(ROW + "JOIN entry e ON e.id = l.entry_id WHERE "
                + giver.condition() + " AND l.id < :before AND " + Readers.mayRead("e") + " ORDER BY l.id DESC LIMIT :limit",
                Tuple.class);
        return Readers.bind(query, viewer).setParameter("giver", giver.id()).setParameter("before", before)
                .setParameter("limit", limit).getResultList().stream().map(SupportLines::line).toList();
    }

    /** The same for what ends between those days, the first to end first. */
    List<SupportLine> ending(Giver giver, LocalDate from, LocalDate to, int limit, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(ROW + "JOIN entry e ON e.id = l.entry_id WHERE "
                + giver.condition() + " AND l.until BETWEEN :from AND :to AND " + Readers.mayRead("e")
                + " ORDER BY l.until, l.id LIMIT :limit", Tuple.class);
        return Readers.bind(query, viewer).setParameter("giver", giver.id()).setParameter("from", from).setParameter("to", to)
                .setParameter("limit", limit).getResultList().stream().map(SupportLines::line).toList();
    }

    /** What a giver gave to entries that the viewer may read, without those of groups that have not agreed. Null for nothing. */
    Totals given(Giver giver, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery("SELECT sum(l.pounds) AS pounds, sum(l.hours) AS hours, "
                + "count(DISTINCT l.kind) AS kinds FROM support_line l JOIN entry e ON e.id = l.entry_id WHERE "
                + giver.condition() + " AND " + ADDED_UP + " AND " + Readers.mayRead("e"), Tuple.class);
        Tuple row = Readers.bind(query, viewer).setParameter("giver", giver.id()).getSingleResult();
        long kinds = row.get("kinds", Number.class).longValue();
        return kinds == 0 ? null : new Totals(number(row, "pounds"), number(row, "hours"), kinds);
    }

    /** Of which of the viewer's sites gifts to entries that they may read end between those days, and how many. */
    List<EndingSupport> endingOfOwn(LocalDate from, LocalDate to, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery("""
                SELECT s.id, s.slug, s.name, count(*) FROM support_line l JOIN entry e ON e.id = l.entry_id
                JOIN site s ON s.id = l.site_id
                WHERE l.site_id = ANY (CAST(:sites AS bigint[])) AND l.until BETWEEN :from AND :to AND\s"""
                + Readers.mayRead("e") + " GROUP BY s.id, s.slug, s.name ORDER BY s.name, s.id", Tuple.class);
        return Readers.bind(query, viewer).setParameter("from", from).setParameter("to", to).getResultList().stream()
                .map(row -> new EndingSupport(new SiteRef(row.get(0, Number.class).longValue(), row.get(1, String.class),
                        row.get(2, String.class)), row.get(3, Number.class).longValue()))
                .toList();
    }

    long add(long entryId, SupportInput input, Long siteId, Long organisationId, long memberId, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO support_line (entry_id, kind, what, site_id, organisation_id, organisation, since, until, pounds, hours,
                    member_id, at)
                VALUES (:entry, :kind, :what, :site, :organisation, :written, :since, CAST(:until AS date), :pounds, :hours, :member, :now)
                RETURNING id""", Long.class).setParameter("entry", entryId).setParameter("kind", input.kind().code())
                .setParameter("what", input.what()).setParameter("site", siteId, Long.class)
                .setParameter("organisation", organisationId, Long.class)
                .setParameter("written", input.organisation(), String.class).setParameter("since", input.since())
                .setParameter("until", input.until(), LocalDate.class).setParameter("pounds", input.pounds(), Long.class)
                .setParameter("hours", input.hours(), Long.class).setParameter("member", memberId).setParameter("now", now)
                .getSingleResult();
    }

    void change(long id, SupportInput input, Long siteId, Long organisationId) {
        database.createNativeMutationQuery(
                """
                UPDATE support_line SET kind = :kind, what = :what, site_id = :site, organisation_id = :organisation,
                    organisation = :written, since = :since, until = CAST(:until AS date), pounds = :pounds, hours = :hours WHERE id = :id""")
                .setParameter("id", id).setParameter("kind", input.kind().code()).setParameter("what", input.what())
                .setParameter("site", siteId, Long.class).setParameter("organisation", organisationId, Long.class)
                .setParameter("written", input.organisation(), String.class).setParameter("since", input.since())
                .setParameter("until", input.until(), LocalDate.class).setParameter("pounds", input.pounds(), Long.class)
                .setParameter("hours", input.hours(), Long.class).executeUpdate();
    }

    void remove(long id) {
        database.createNativeMutationQuery("DELETE FROM support_line WHERE id = :id").setParameter("id", id).executeUpdate();
    }

    void removeAll(long entryId) {
        database.createNativeMutationQuery("DELETE FROM support_line WHERE entry_id = :entry").setParameter("entry", entryId)
                .executeUpdate();
    }

    /** Whatever names the first organisation names the second. */
    void move(long from, long into) {
        database.createNativeMutationQuery(
                "UPDATE support_line SET organisation_id = :into WHERE organisation_id = :from").setParameter("from", from)
                .setParameter("into", into).executeUpdate();
    }

    Optional<InformalInput> informal(long entryId) {
        return Optional.ofNullable(informal(List.of(entryId)).get(entryId));
    }

    /** Those of the entries that are informal. */
    Map<Long, InformalInput> informal(List<Long> entryIds) {
        Map<Long, InformalInput> found = new HashMap<>();
        if (!entryIds.isEmpty()) {
            database.createNativeQuery("""
                    SELECT entry_id, permission_by, permission_how, permission_on, totals_by, totals_on FROM informal_practice
                    WHERE entry_id IN (:entries)""", Tuple.class).setParameter("entries", entryIds).getResultList()
                    .forEach(row -> found.put(row.get("entry_id", Number.class).longValue(), informal(row)));
        }
        return found;
    }

    void write(long entryId, InformalInput input, long memberId, Instant now) {
        Permission permission = input.permission();
        Consent totals = input.totals();
        database.createNativeMutationQuery("""
                INSERT INTO informal_practice (entry_id, steward_id, at, permission_by, permission_how, permission_on, totals_by, totals_on)
                VALUES (:entry, :member, :now, :by, :how, CAST(:on AS date), :totalsBy, CAST(:totalsOn AS date))
                ON CONFLICT (entry_id) DO UPDATE SET permission_by = :by, permission_how = :how, permission_on = CAST(:on AS date),
                    totals_by = :totalsBy, totals_on = CAST(:totalsOn AS date)""").setParameter("entry", entryId)
                .setParameter("member", memberId).setParameter("now", now)
                .setParameter("by", permission == null ? null : permission.by(), String.class)
                .setParameter("how", permission == null ? null : permission.how(), String.class)
                .setParameter("on", permission == null ? null : permission.on(), LocalDate.class)
                .setParameter("totalsBy", totals == null ? null : totals.by(), String.class)
                .setParameter("totalsOn", totals == null ? null : totals.on(), LocalDate.class).executeUpdate();
    }

    void formal(long entryId) {
        database.createNativeMutationQuery("DELETE FROM informal_practice WHERE entry_id = :entry")
                .setParameter("entry", entryId).executeUpdate();
    }

    private static InformalInput informal(Tuple row) {
        LocalDate permitted = row.get("permission_on", LocalDate.class);
        LocalDate agreed = row.get("totals_on", LocalDate.class);
        return new InformalInput(
                permitted == null
                        ? null
                        : new Permission(row.get("permission_by", String.class), row.get("permission_how", String.class),
                                permitted),
                agreed == null ? null : new Consent(row.get("totals_by", String.class), agreed));
    }

    private static SupportLine line(Tuple row) {
        String site = row.get("site_slug", String.class);
        String written = row.get("written", String.class);
        return new SupportLine(row.get("id", Number.class).longValue(), row.get("entry_id", Number.class).longValue(),
                SupportKind.of(row.get("kind", String.class)).orElseThrow(), row.get("what", String.class), site, written,
                site == null ? written : row.get("site_name", String.class),
                site == null ? "/organisations/" + row.get("organisation_slug", String.class) : "/sites/" + site,
                row.get("since", LocalDate.class), row.get("until", LocalDate.class), number(row, "pounds"),
                number(row, "hours"));
    }

    private static Long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? null : number.longValue();
    }
}
