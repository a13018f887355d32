package network.vanguard.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.PanacheRepository;

import network.vanguard.member.Affiliation;
import network.vanguard.member.SiteRole;
import network.vanguard.query.Question;

/** The rows of sites and of memberships. */
@ApplicationScoped
class Sites implements PanacheRepository<Site> {

    Optional<Site> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    Question<List<SiteRef>> refs() {
        return Question.of(getSession().createNativeQuery("SELECT id, slug, name FROM site ORDER BY name", Tuple.class),
                rows -> rows.stream().map(row -> new SiteRef(row.get("id", Long.class), row.get("slug", String.class),
                        row.get("name", String.class))).toList());
    }

    /** A lead's row comes first where a person has two of one site, so that the higher role counts. */
    Question<List<Affiliation>> affiliations(String whose, Object key) {
        return Question.of(getSession().createNativeQuery("""
                SELECT s.id, s.slug, s.name, max(m.role) AS role FROM site_membership m JOIN site s ON s.id = m.site_id
                WHERE %s AND (m.until IS NULL OR m.until > now())
                GROUP BY s.id, s.slug, s.name ORDER BY s.name""".formatted(whose), Tuple.class).setParameter("key", key),
                rows -> rows.stream().map(row -> new Affiliation(row.get("id", Long.class), row.get("slug", String.class),
                        row.get("name", String.class), SiteRole.of(row.get("role", String.class)))).toList());
    }

    void dropClaimed(long memberId) {
        getSession().createNativeMutationQuery("DELETE FROM site_membership WHERE member_id = :member AND origin = 'claim'")
                .setParameter("member", memberId).executeUpdate();
    }

    void claim(long memberId, String siteSlug, SiteRole role) {
        getSession().createNativeMutationQuery("""
                INSERT INTO site_membership (site_id, member_id, role, origin, since)
                SELECT id, :member, :role, 'claim', now() FROM site WHERE slug = :slug
                ON CONFLICT (member_id, site_id, origin) DO UPDATE SET role = greatest(site_membership.role, excluded.role)""")
                .setParameter("member", memberId).setParameter("slug", siteSlug).setParameter("role", role.code())
                .executeUpdate();
    }

    void follow(long siteId, long memberId, Instant now) {
        getSession().createNativeMutationQuery("""
                INSERT INTO site_follow (member_id, site_id, since) VALUES (:member, :site, :now) ON CONFLICT DO NOTHING""")
                .setParameter("member", memberId).setParameter("site", siteId).setParameter("now", now).executeUpdate();
    }

    void unfollow(long siteId, long memberId) {
        getSession().createNativeMutationQuery("DELETE FROM site_follow WHERE member_id = :member AND site_id = :site")
                .setParameter("member", memberId).setParameter("site", siteId).executeUpdate();
    }

    Question<Boolean> follows(long siteId, long memberId) {
        return Question.of(getSession().createNativeQuery(
                "SELECT site_id FROM site_follow WHERE member_id = :member AND site_id = :site", Tuple.class)
                .setParameter("member", memberId).setParameter("site", siteId), rows -> !rows.isEmpty());
    }

    List<SiteRef> followedBy(long memberId) {
        return getSession().createNativeQuery(
                """
                SELECT s.* FROM site s JOIN site_follow f ON f.site_id = s.id WHERE f.member_id = :member ORDER BY s.name, s.id""",
                Site.class).setParameter("member", memberId).getResultStream().map(Site::ref).toList();
    }
}
