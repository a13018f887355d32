package network.vanguard.organisation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.site.SiteRef;

/** The rows of organisations, of their names and of the addresses that they had. */
@ApplicationScoped
class Organisations {

    /** Held by whoever adds or joins organisations until their transaction ends. */
    private static final long LOCK = 7_021_001;

    private static final String SELECT = """
            SELECT o.id, o.slug, o.name, o.kind, o.web, o.place, o.description, o.described, o.revision, o.updated_at,
                   s.id AS site_id, s.slug AS site_slug, s.name AS site_name
            FROM organisation o LEFT JOIN site s ON s.id = o.site_id WHERE\s""";

    private final Session database;

    Organisations(Session database) {
        this.database = database;
    }

    Optional<OrganisationView> bySlug(String slug) {
        return one("o.slug = :key", slug, "");
    }

    /** The one that this address leads to, its own or one of those that became part of it. */
    Optional<OrganisationView> led(String slug) {
        return bySlug(slug)
                .or(() -> one("o.id = (SELECT organisation_id FROM organisation_address WHERE slug = :key)", slug, ""));
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<OrganisationView> forUpdate(long id) {
        return one("o.id = :key", id, " FOR UPDATE OF o");
    }

    Optional<OrganisationView> ofSite(long siteId) {
        return one("o.site_id = :key", siteId, "");
    }

    private Optional<OrganisationView> one(String condition, Object key, String lock) {
        return database.createNativeQuery(SELECT + condition + lock, Tuple.class).setParameter("key", key).getResultList()
                .stream()
                .findFirst().map(Organisations::view);
    }

    /** Those that go by one of these keys, by the key. */
    Map<String, OrganisationRef> named(Collection<String> keys) {
        Map<String, OrganisationRef> found = new HashMap<>();
        if (!keys.isEmpty()) {
            database.createNativeQuery("SELECT n.key, o.id, o.slug, o.name FROM organisation_name n "
                    + "JOIN organisation o ON o.id = n.organisation_id WHERE n.key IN (:keys)", Tuple.class)
                    .setParameter("keys", keys).getResultList()
                    .forEach(
                            row -> found.put(row.get(0, String.class), new OrganisationRef(row.get(1, Number.class).longValue(),
                                    row.get(2, String.class), row.get(3, String.class))));
        }
        return found;
    }

    /** From now on nobody else adds or joins organisations until the transaction ends. */
    void lock() {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:lock)", Integer.class).setParameter("lock", LOCK)
                .getSingleResult();
    }

    boolean slugTaken(String slug) {
        return !database.createNativeQuery("SELECT 1 FROM organisation WHERE slug = :slug UNION ALL "
                + "SELECT 1 FROM organisation_address WHERE slug = :slug", Integer.class).setParameter("slug", slug)
                .getResultList()
                .isEmpty();
    }

    OrganisationRef add(String slug, String name, String key, Instant now) {
        long id = database.createNativeQuery("INSERT INTO organisation (slug, name, name_key, created_at, updated_at) "
                + "VALUES (:slug, :name, :key, :now, :now) RETURNING id", Long.class).setParameter("slug", slug)
                .setParameter("name", name).setParameter("key", key).setParameter("now", now).getSingleResult();
        addName(id, key);
        return new OrganisationRef(id, slug, name);
    }

    void addName(long id, String key) {
        database.createNativeMutationQuery("INSERT INTO organisation_name (key, organisation_id) VALUES (:key, :id) "
                + "ON CONFLICT DO NOTHING").setParameter("key", key).setParameter("id", id).executeUpdate();
    }

    void write(long id, OrganisationInput input, String key, Long siteId, Instant now) {
        database.createNativeMutationQuery("""
                UPDATE organisation SET name = :name, name_key = :key, kind = :kind, web = :web, place = :place,
                    description = :description, site_id = :site, described = true, revision = revision + 1, updated_at = :now
                WHERE id = :id""").setParameter("name", input.name()).setParameter("key", key)
                .setParameter("kind", input.kind()).setParameter("web", input.web()).setParameter("place", input.place())
                .setParameter("description", input.description() == null ? "" : input.description())
                .setParameter("site", siteId).setParameter("now", now).setParameter("id", id).executeUpdate();
    }

    /** Names and addresses go over, and what only the first says of itself; then there is only the second. */
    void join(OrganisationView from, OrganisationView into, String reason, long memberId, Instant now) {
        run("UPDATE organisation_name SET organisation_id = :into WHERE organisation_id = :from", from, into);
        run("UPDATE organisation_address SET organisation_id = :into WHERE organisation_id = :from", from, into);
        database.createNativeMutationQuery("DELETE FROM organisation WHERE id = :from").setParameter("from", from.ref().id())
                .executeUpdate();
        database.createNativeMutationQuery("""
                INSERT INTO organisation_address (slug, organisation_id, name, merged_by, merged_at, reason)
                VALUES (:slug, :into, :name, :member, :now, :reason)""").setParameter("slug", from.ref().slug())
                .setParameter("into", into.ref().id()).setParameter("name", from.ref().name()).setParameter("member", memberId)
                .setParameter("now", now).setParameter("reason", reason).executeUpdate();
        database.createNativeMutationQuery("""
                UPDATE organisation SET kind = coalesce(kind, :kind), web = coalesce(web, :web), place = coalesce(place, :place),
                    description = CASE WHEN description = '' THEN :description ELSE description END,
                    site_id = coalesce(site_id, :site), described = described OR :described, revision = revision + 1,
                    updated_at = :now WHERE id = :into""").setParameter("kind", from.kind() == null ? null : from.kind().code())
                .setParameter("web", from.web()).setParameter("place", from.place())
                .setParameter("description", from.description())
                .setParameter("site", from.site() == null ? null : from.site().id()).setParameter("described", from.described())
                .setParameter("now", now).setParameter("into", into.ref().id()).executeUpdate();
    }

    private void run(String sql, OrganisationView from, OrganisationView into) {
        database.createNativeMutationQuery(sql).setParameter("from", from.ref().id()).setParameter("into", into.ref().id())
                .executeUpdate();
    }

    private static OrganisationView view(Tuple row) {
        Number site = row.get("site_id", Number.class);
        return new OrganisationView(
                new OrganisationRef(row.get("id", Number.class).longValue(), row.get("slug", String.class),
                        row.get("name", String.class)),
                OrganisationKind.of(row.get("kind", String.class)).orElse(null), row.get("web", String.class),
                row.get("place", String.class), row.get("description", String.class),
                site == null
                        ? null
                        : new SiteRef(site.longValue(), row.get("site_slug", String.class), row.get("site_name", String.class)),
                row.get("described", Boolean.class), row.get("revision", Integer.class), row.get("updated_at", Instant.class));
    }

    /** Those of which somebody has said what they are, or which are sites: everybody may know of them. By their names. */
    List<OrganisationView> known(String afterKey, int limit) {
        return database.createNativeQuery(SELECT + "(o.described OR o.site_id IS NOT NULL) AND o.name_key > :after "
                + "ORDER BY o.name_key LIMIT :limit", Tuple.class).setParameter("after", afterKey).setParameter("limit", limit)
                .getResultList().stream().map(Organisations::view).toList();
    }
}
