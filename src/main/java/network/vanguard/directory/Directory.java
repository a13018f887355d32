package network.vanguard.directory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationKind;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.query.Question;

/** What a reader may know of organisations, as SQL. */
@ApplicationScoped
class Directory {

    /**
     * One that is only named is known to those who may read something that names it; one of which somebody has said what it is, or that is a
     * site, to everybody.
     */
    private static final String VISIBLE = """
            (o.described OR o.site_id IS NOT NULL OR EXISTS (SELECT 1 FROM organisation_mention n JOIN entry e ON e.id = n.entry_id
                WHERE n.organisation_id = o.id AND %s))""".formatted(Readers.mayRead("e"));

    private final Session database;

    Directory(Session database) {
        this.database = database;
    }

    /** Whether the viewer may know that there is such an organisation. */
    Question<Boolean> visible(long id, Viewer viewer) {
        return Question
                .of(Readers.bind(database.createNativeQuery("SELECT o.id FROM organisation o WHERE o.id = :id AND " + VISIBLE,
                        Tuple.class).setParameter("id", id), viewer), rows -> !rows.isEmpty());
    }

    /** Those that the viewer may know of, in the order of their names. */
    List<OrganisationLine> page(OrganisationFilter filter, String afterKey, int limit, Viewer viewer) {
        StringBuilder sql = new StringBuilder("SELECT o.id, o.slug, o.name, o.kind, o.place, o.description, o.name_key "
                + "FROM organisation o WHERE o.name_key > :after");
        Map<String, Object> parameters = new HashMap<>(Map.of("after", afterKey, "limit", limit));
        if (!filter.letter().isEmpty()) {
            sql.append(" AND o.name_key >= :letter AND o.name_key < :next");
            parameters.put("letter", filter.letter());
            parameters.put("next", String.valueOf((char) (filter.letter().charAt(0) + 1)));
        }
        if (filter.kind() != null) {
            sql.append(" AND o.kind = :kind");
            parameters.put("kind", filter.kind().code());
        }
        if (!filter.words().isEmpty()) {
            sql.append(" AND position(:words IN o.name_key) > 0");
            parameters.put("words", filter.words());
        }
        NativeQuery<Tuple> query = database.createNativeQuery(
                sql.append(" AND ").append(VISIBLE).append(" ORDER BY o.name_key LIMIT :limit").toString(), Tuple.class);
        parameters.forEach(query::setParameter);
        return Readers.bind(query, viewer).getResultList().stream()
                .map(row -> new OrganisationLine(
                        new OrganisationRef(row.get("id", Number.class).longValue(), row.get("slug", String.class),
                                row.get("name", String.class)),
                        OrganisationKind.of(row.get("kind", String.class)).orElse(null), row.get("place", String.class),
                        row.get("description", String.class), row.get("name_key", String.class)))
                .toList();
    }

    /** An entry and when it was published. */
    record Published(long id, Instant at) {}

    /** Published case studies that it takes part in and that the viewer may read, newest first. */
    Question<List<Published>> takesPart(long id, Instant beforeTime, long beforeId, int limit, Viewer viewer) {
        NativeQuery<Tuple> query = database
                .createNativeQuery("SELECT e.id, e.published_at FROM entry e WHERE e.id IN (SELECT entry_id "
                        + "FROM case_study_partner WHERE organisation_id = :id) AND e.state = 'published' "
                        + "AND (e.published_at, e.id) < (:beforeTime, :beforeId) AND " + Readers.mayRead("e")
                        + " ORDER BY e.published_at DESC, e.id DESC LIMIT :limit", Tuple.class)
                .setParameter("id", id)
                .setParameter("beforeTime", beforeTime).setParameter("beforeId", beforeId).setParameter("limit", limit);
        return Question.of(Readers.bind(query, viewer), rows -> rows.stream()
                .map(row -> new Published(row.get(0, Number.class).longValue(), row.get(1, Instant.class))).toList());
    }

    /** Those that became part of it, the last one first. */
    Question<List<JoinedOrganisation>> joined(long id, int most) {
        return Question.of(database.createNativeQuery("""
                SELECT a.name, a.merged_at, m.handle, m.name AS member, a.reason FROM organisation_address a
                JOIN member m ON m.id = a.merged_by WHERE a.organisation_id = :id ORDER BY a.merged_at DESC LIMIT :most""",
                Tuple.class).setParameter("id", id).setParameter("most", most), rows -> rows.stream()
                        .map(row -> new JoinedOrganisation(row.get("name", String.class), row.get("merged_at", Instant.class),
                                new MemberRef(row.get("handle", String.class), row.get("member", String.class)),
                                row.get("reason", String.class)))
                        .toList());
    }
}
