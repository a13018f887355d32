package network.vanguard.map;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

/** The rows of themes and of their topics. */
@ApplicationScoped
class Themes {

    /** Any number that nothing else locks. */
    private static final long LOCK = 7_261_914_532L;

    private final Session database;

    Themes(Session database) {
        this.database = database;
    }

    /** Whether this transaction is now the only one of all nodes that looks for themes. */
    boolean lock() {
        return database.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class).setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** How many entries were counted anew since the themes were found, how many there are, and whether any were ever found. */
    record Drift(long moved, long entries, boolean found) {}

    Drift drift() {
        Tuple row = database.createNativeQuery("SELECT moved, (SELECT coalesce(sum(shared), 0) FROM tag_pair "
                + "WHERE low = 0 AND high = 0) AS entries, themes_at IS NOT NULL AS found FROM map_state", Tuple.class)
                .getSingleResult();
        return new Drift(row.get("moved", Number.class).longValue(), row.get("entries", Number.class).longValue(),
                row.get("found", Boolean.class));
    }

    /** The number of a new theme. */
    long add(String name) {
        return database.createNativeQuery("INSERT INTO theme (name) VALUES (:name) RETURNING id", Long.class)
                .setParameter("name", name).getSingleResult();
    }

    void rename(long id, String name) {
        database.createNativeMutationQuery("UPDATE theme SET name = :name WHERE id = :id AND name <> :name")
                .setParameter("id", id).setParameter("name", name).executeUpdate();
    }

    /** Writes which topics belong to which theme; a theme that has none any more goes. */
    void assign(List<Long> concepts, List<Long> themes, Instant now) {
        database.createNativeMutationQuery("DELETE FROM theme_tag").executeUpdate();
        database.createNativeMutationQuery("""
                INSERT INTO theme_tag (concept_id, theme_id)
                SELECT given.concept_id, given.theme_id
                FROM unnest(CAST(:concepts AS bigint[]), CAST(:themes AS bigint[])) AS given (concept_id, theme_id)
                JOIN concept c ON c.id = given.concept_id""").setParameter("concepts", array(concepts))
                .setParameter("themes", array(themes)).executeUpdate();
        database.createNativeMutationQuery("DELETE FROM theme WHERE id NOT IN (SELECT theme_id FROM theme_tag)")
                .executeUpdate();
        database.createNativeMutationQuery("UPDATE map_state SET names = names + 1, moved = 0, themes_at = :now")
                .setParameter("now", now).executeUpdate();
    }

    private static String array(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
