package network.vanguard.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import org.hibernate.query.NativeQuery;

import io.quarkus.hibernate.orm.panache.PanacheRepository;

import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Counted;
import network.vanguard.query.Question;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.ConceptSlugs;
import network.vanguard.vocabulary.TagRef;

/** The rows of entries, their tags, revisions and events. */
@ApplicationScoped
class Entries implements PanacheRepository<Entry> {

    /** Fields of a tag that travel together in one column; neither separator can stand in a label. */
    private static final String FIELD = "\u001f";
    private static final String ROW = "\u001e";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** A published discussion that asks, and of which no answer was accepted that can be read. */
    private static final String UNANSWERED = """
            e.kind = 'discussion' AND EXISTS (SELECT 1 FROM discussion asked WHERE asked.entry_id = e.id AND asked.purpose = 'question')
            AND NOT EXISTS (SELECT 1 FROM accepted_answer x JOIN comment r ON r.id = x.answer_id AND r.state = 'visible'
                WHERE x.entry_id = e.id AND x.question_id IS NULL)""";

    private static final String SUMMARY = """
            SELECT e.id, e.kind, e.slug, e.title, e.summary, e.site_id, s.slug AS site_slug, s.name AS site_name, e.site_link,
                   m.handle, m.name AS author_name, e.state, e.visibility, e.sources, e.about_id, e.external_id, e.revision,
                   e.published_at, e.updated_at, e.review_by, e.about_part,
                   coalesce(e.marks @> ARRAY['ended'], false) AS ended, e.given_words <> '' AS given, e.state = 'published' AND #unanswered# AS unanswered,
                   CASE WHEN e.state = 'published' THEN (SELECT count(*) FROM challenge h JOIN comment k ON k.id = h.comment_id
                       AND k.kind = 'challenge' AND k.state = 'visible' WHERE h.entry_id = e.id AND h.answered_at IS NULL)
                       ELSE 0 END AS challenges, CASE WHEN e.kind = 'case-study' THEN
                       (SELECT max(looked.at) FROM entry_review looked WHERE looked.entry_id = e.id) END AS confirmed_at,
                   CASE WHEN e.about_part IS NOT NULL AND EXISTS (SELECT 1 FROM entry subject WHERE subject.id = e.about_id
                       AND #mayReadSubject#) THEN e.about_part_label END AS about_part_label,
                   (SELECT string_agg(c.slug || U&'\\001F' || c.pref_label || U&'\\001F' || c.facet || U&'\\001F' || c.state,
                                      U&'\\001E' ORDER BY t.position)
                    FROM entry_tag t JOIN concept c ON c.id = t.concept_id WHERE t.entry_id = e.id) AS tags,
                   (SELECT string_agg(w.handle || U&'\\001F' || w.name, U&'\\001E' ORDER BY a.answered_at, w.handle)
                    FROM co_author a JOIN member w ON w.id = a.member_id WHERE a.entry_id = e.id AND a.accepted) AS co_authors
            FROM entry e JOIN member m ON m.id = e.author_id LEFT JOIN site s ON s.id = e.site_id
            """.replace("#mayReadSubject#", Readers.mayRead("subject")).replace("#unanswered#", UNANSWERED);

    private final UpkeepSettings upkeep;
    private final Clock clock;

    Entries(UpkeepSettings upkeep, Clock clock) {
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /** The day that it is where the readers are. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    Optional<Entry> forUpdate(long id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Entry> byExternalId(EntryKind kind, String externalId) {
        return find("kind = ?1 and externalId = ?2", kind, externalId).firstResultOptional();
    }

    /** Notes and discussions about that entry, outside of circles, that can be read. */
    Stream<Entry> about(long id) {
        return stream("aboutId = ?1 and kind <> ?2 and visibility <> ?3 and state in ?4 order by id", id, EntryKind.CASE_STUDY,
                Visibility.CIRCLE, Arrays.stream(EntryState.values()).filter(EntryState::open).toList());
    }

    /** Entries of that kind whose marks were never worked out. */
    List<Long> unmarked(EntryKind kind, int most) {
        return getSession()
                .createNativeQuery("SELECT id FROM entry WHERE marks IS NULL AND kind = :kind ORDER BY id LIMIT :most "
                        + "FOR UPDATE SKIP LOCKED", Long.class)
                .setParameter("kind", kind.code()).setParameter("most", most)
                .getResultList();
    }

    boolean slugTaken(EntryKind kind, String slug) {
        return count("kind = ?1 and slug = ?2", kind, slug) > 0;
    }

    /** Where an entry stands, and how somebody is tied to it, in one query and without its texts. */
    Question<Optional<EntryPolicy.Standing>> standing(long entryId, long memberId) {
        return standing("e.id = :entry", Map.of("entry", entryId), memberId);
    }

    private Question<Optional<EntryPolicy.Standing>> standing(String condition, Map<String, Object> parameters, long memberId) {
        NativeQuery<Tuple> query = getSession()
                .createNativeQuery("""
                SELECT e.kind, e.author_id, e.site_id, e.state, e.visibility, e.submitted_at IS NOT NULL AS submitted,
                       EXISTS (SELECT 1 FROM entry_circle c WHERE c.entry_id = e.id AND c.member_id = :member) AS circle,
                       coalesce(a.accepted IS NOT FALSE AND a.member_id IS NOT NULL, false) AS asked, coalesce(a.accepted, false) AS accepted
                FROM entry e LEFT JOIN co_author a ON a.entry_id = e.id AND a.member_id = :member WHERE\s""" + condition,
                        Tuple.class)
                .setParameter("member", memberId);
        parameters.forEach(query::setParameter);
        return Question.of(query, rows -> rows.stream().findFirst()
                .map(row -> new EntryPolicy.Standing(EntryKind.of(row.get("kind", String.class)).orElseThrow(),
                        row.get("author_id", Long.class), row.get("site_id", Long.class),
                        EntryState.of(row.get("state", String.class)).orElseThrow(),
                        Visibility.of(row.get("visibility", String.class)).orElseThrow(), row.get("submitted", Boolean.class),
                        new Ties(row.get("circle", Boolean.class), row.get("asked", Boolean.class),
                                row.get("accepted", Boolean.class)))));
    }

    Ties ties(long entryId, long memberId) {
        if (memberId == 0) {
            return Ties.NONE;
        }
        Tuple row = getSession().createNativeQuery("""
                SELECT EXISTS (SELECT 1 FROM entry_circle WHERE entry_id = :entry AND member_id = :member) AS circle,
                       coalesce(bool_or(accepted IS NOT FALSE), false) AS asked, coalesce(bool_or(accepted), false) AS accepted
                FROM co_author WHERE entry_id = :entry AND member_id = :member""", Tuple.class).setParameter("entry", entryId)
                .setParameter("member", memberId).getSingleResult();
        return new Ties(row.get(0, Boolean.class), row.get(1, Boolean.class), row.get(2, Boolean.class));
    }

    void setTags(long entryId, List<Long> conceptIds) {
        getSession().createNativeMutationQuery("DELETE FROM entry_tag WHERE entry_id = :entry").setParameter("entry", entryId)
                .executeUpdate();
        if (!conceptIds.isEmpty()) {
            getSession().createNativeMutationQuery("""
                    INSERT INTO entry_tag (entry_id, concept_id, position)
                    SELECT :entry, tag.id, tag.place - 1
                    FROM unnest(CAST(:concepts AS bigint[])) WITH ORDINALITY AS tag (id, place)""")
                    .setParameter("entry", entryId)
                    .setParameter("concepts",
                            conceptIds.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                    .executeUpdate();
        }
    }

    /** Every entry that carries the first concept carries the second instead, once, and at the better of their places. */
    void retag(long from, long into) {
        retag("""
                UPDATE entry_tag kept SET position = gone.position FROM entry_tag gone
                WHERE kept.concept_id = :into AND gone.concept_id = :from AND gone.entry_id = kept.entry_id
                AND gone.position < kept.position""", from, into);
        retag("""
                DELETE FROM entry_tag gone USING entry_tag kept
                WHERE gone.concept_id = :from AND kept.concept_id = :into AND kept.entry_id = gone.entry_id""", from, into);
        // In portions, because no single statement may take longer than a few seconds.
        int moved;
        do {
            moved = retag("UPDATE entry_tag SET concept_id = :into WHERE concept_id = :from AND entry_id IN (SELECT entry_id "
                    + "FROM entry_tag WHERE concept_id = :from ORDER BY entry_id LIMIT 20000)", from, into);
        } while (moved > 0);
    }

    private int retag(String sql, long from, long into) {
        return getSession().createNativeMutationQuery(sql).setParameter("from", from).setParameter("into", into)
                .executeUpdate();
    }

    /** Title and names of tags weigh more than the summary, and that more than the body. */
    void index(long entryId) {
        getSession().createNativeMutationQuery(INDEX + " AND e.id = :entry").setParameter("entry", entryId).executeUpdate();
    }

    boolean areTaggedByMoreThan(int entries, long conceptId) {
        return getSession().createNativeQuery("SELECT 1 FROM entry_tag WHERE concept_id = :concept", Integer.class)
                .setParameter("concept", conceptId).setMaxResults(entries + 1).getResultList().size() > entries;
    }

    /** Indexes the next so many entries of that topic, by number; answers the last one's, or nothing when there was none. */
    Optional<Long> indexTagged(long conceptId, long after, int most) {
        List<Long> next = getSession().createNativeQuery("SELECT entry_id FROM entry_tag WHERE concept_id = :concept "
                + "AND entry_id > :after ORDER BY entry_id LIMIT :most", Long.class).setParameter("concept", conceptId)
                .setParameter("after", after).setParameter("most", most).getResultList();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        getSession().createNativeMutationQuery(INDEX + " AND e.id = ANY (CAST(:entries AS bigint[]))")
                .setParameter("entries", next.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .executeUpdate();
        return Optional.of(next.get(next.size() - 1));
    }

    void indexLater(long conceptId) {
        getSession().createNativeMutationQuery("INSERT INTO entry_reindex (concept_id, after_id) VALUES (:concept, 0) "
                + "ON CONFLICT (concept_id) DO UPDATE SET after_id = 0").setParameter("concept", conceptId).executeUpdate();
    }

    /** Indexes a portion of what waits and nobody else is at; false when there is none. */
    boolean indexWaiting(int most) {
        Optional<Tuple> waiting = getSession().createNativeQuery("SELECT concept_id, after_id FROM entry_reindex "
                + "ORDER BY concept_id LIMIT 1 FOR UPDATE SKIP LOCKED", Tuple.class).getResultStream().findFirst();
        waiting.ifPresent(row -> {
            long concept = row.get(0, Number.class).longValue();
            long last = indexTagged(concept, row.get(1, Number.class).longValue(), most).orElse(Long.MAX_VALUE);
            getSession().createNativeMutationQuery(last == Long.MAX_VALUE
                    ? "DELETE FROM entry_reindex WHERE concept_id = :concept AND :last > 0"
                    : "UPDATE entry_reindex SET after_id = :last WHERE concept_id = :concept").setParameter("concept", concept)
                    .setParameter("last", last).executeUpdate();
        });
        return waiting.isPresent();
    }

    private static final String INDEX = """
            UPDATE entry e SET search = setweight(to_tsvector('learning', e.title), 'A')
                || setweight(to_tsvector('learning', coalesce((SELECT string_agg(l.label, ' . ') FROM entry_tag t
                       JOIN concept_label l ON l.concept_id = t.concept_id WHERE t.entry_id = e.id), '')), 'B')
                || setweight(to_tsvector('learning', e.summary), 'C')
                || setweight(to_tsvector('learning', left(e.body_text, 200000)), 'D')
                || setweight(to_tsvector('learning', e.beside_text), 'D')
            WHERE e.visibility <> 'circle'""";

    /** Keeps what the files of an entry tell, which only search reads. */
    void fileWords(long entryId, String words) {
        getSession().createNativeMutationQuery("UPDATE entry SET file_words = :words WHERE id = :entry")
                .setParameter("words", words).setParameter("entry", entryId).executeUpdate();
    }

    /** Keeps what is said of what was given to it, which only search reads. */
    void givenWords(long entryId, String words) {
        getSession().createNativeMutationQuery("UPDATE entry SET given_words = :words WHERE id = :entry")
                .setParameter("words", words).setParameter("entry", entryId).executeUpdate();
    }

    void addEvent(long entryId, Instant at, long actorId, EntryState from, EntryState to, String reason) {
        getSession().createNativeMutationQuery("""
                INSERT INTO entry_event (entry_id, at, actor_id, from_state, to_state, reason)
                VALUES (:entry, :at, :actor, :from, :to, :reason)""").setParameter("entry", entryId).setParameter("at", at)
                .setParameter("actor", actorId).setParameter("from", from == null ? null : from.code())
                .setParameter("to", to.code()).setParameter("reason", reason).executeUpdate();
    }

    void addRevision(long entryId, int revision, Instant at, long authorId, String content) {
        getSession().createNativeMutationQuery("""
                INSERT INTO entry_revision (entry_id, revision, at, author_id, content)
                VALUES (:entry, :revision, :at, :author, CAST(:content AS jsonb))""").setParameter("entry", entryId)
                .setParameter("revision", revision).setParameter("at", at).setParameter("author", authorId)
                .setParameter("content", content).executeUpdate();
    }

    /** Writes the content of every version of an entry anew. */
    void rewriteVersions(long entryId, UnaryOperator<String> rewrite) {
        getSession().createNativeQuery("SELECT revision, CAST(content AS text) FROM entry_revision WHERE entry_id = :entry",
                Tuple.class).setParameter("entry", entryId).getResultList().forEach(row -> {
                    String before = text(row, 1);
                    String after = rewrite.apply(before);
                    if (!after.equals(before)) {
                        getSession().createNativeMutationQuery("UPDATE entry_revision SET content = CAST(:content AS jsonb) "
                                + "WHERE entry_id = :entry AND revision = :revision").setParameter("content", after)
                                .setParameter("entry", entryId).setParameter("revision", row.get(0, Integer.class))
                                .executeUpdate();
                    }
                });
    }

    Question<List<EntryEvent>> events(long entryId) {
        return Question.of(getSession().createNativeQuery("""
                SELECT v.at, m.handle, m.name, v.from_state, v.to_state, v.reason FROM entry_event v JOIN member m ON m.id = v.actor_id
                WHERE v.entry_id = :entry ORDER BY v.id DESC""", Tuple.class).setParameter("entry", entryId),
                rows -> rows.stream()
                        .map(row -> new EntryEvent(row.get(0, Instant.class), new MemberRef(text(row, 1), text(row, 2)),
                                text(row, 3) == null ? null : EntryState.of(text(row, 3)).orElseThrow(),
                                EntryState.of(text(row, 4)).orElseThrow(),
                                text(row, 5)))
                        .toList());
    }

    void addDeed(long entryId, Instant at, long actorId, String what) {
        getSession().createNativeMutationQuery("INSERT INTO entry_deed (entry_id, at, actor_id, what) "
                + "VALUES (:entry, :at, :actor, :what)").setParameter("entry", entryId).setParameter("at", at)
                .setParameter("actor", actorId).setParameter("what", what).executeUpdate();
    }

    Question<List<EntryDeed>> deeds(long entryId, int newestFirst) {
        return Question.of(getSession().createNativeQuery("""
                SELECT d.at, m.handle, m.name, d.what FROM entry_deed d JOIN member m ON m.id = d.actor_id
                WHERE d.entry_id = :entry ORDER BY d.id DESC LIMIT :limit""", Tuple.class).setParameter("entry", entryId)
                .setParameter("limit", newestFirst),
                rows -> rows.stream().map(row -> new EntryDeed(row.get(0, Instant.class),
                        new MemberRef(text(row, 1), text(row, 2)), text(row, 3))).toList());
    }

    void addReview(long entryId, Instant at, long memberId, LocalDate reviewBy) {
        getSession().createNativeMutationQuery("""
                INSERT INTO entry_review (entry_id, at, member_id, review_by) VALUES (:entry, :at, :member, :reviewBy)""")
                .setParameter("entry", entryId).setParameter("at", at).setParameter("member", memberId)
                .setParameter("reviewBy", reviewBy).executeUpdate();
    }

    Question<List<EntryReview>> reviews(long entryId, int newestFirst) {
        return Question.of(getSession().createNativeQuery("""
                SELECT r.at, m.handle, m.name, r.review_by FROM entry_review r JOIN member m ON m.id = r.member_id
                WHERE r.entry_id = :entry ORDER BY r.id DESC LIMIT :limit""", Tuple.class).setParameter("entry", entryId)
                .setParameter("limit", newestFirst),
                rows -> rows.stream()
                        .map(row -> new EntryReview(row.get(0, Instant.class), new MemberRef(text(row, 1), text(row, 2)),
                                row.get(3, LocalDate.class)))
                        .toList());
    }

    /** What the viewer, or a site of theirs, looks after and should have looked at by now, what waits longest first. */
    List<EntrySummary> due(int most, Viewer viewer) {
        return select(SUMMARY
                + " WHERE e.state = 'published' AND (e.review_by < :today OR e.kind = 'case-study' AND e.review_by = :today) "
                + "AND (e.author_id = :me OR e.site_id = ANY (CAST(:sites AS bigint[])) OR EXISTS (SELECT 1 FROM co_author a "
                + "WHERE a.entry_id = e.id AND a.member_id = :me AND a.accepted)) AND " + Readers.mayRead("e")
                + " ORDER BY e.review_by, e.id LIMIT :limit", Map.of("today", today(), "limit", most), viewer).answer();
    }

    Question<List<EntryRevision>> revisions(long entryId, int newestFirst) {
        return Question.of(getSession()
                .createNativeQuery("""
                SELECT r.revision, r.at, m.handle, m.name, CAST(r.content AS text) AS content FROM entry_revision r
                JOIN member m ON m.id = r.author_id WHERE r.entry_id = :entry ORDER BY r.revision DESC LIMIT :limit""",
                        Tuple.class)
                .setParameter("entry", entryId).setParameter("limit", newestFirst),
                rows -> rows.stream().map(Entries::revision).toList());
    }

    /** That version and the one before it, newest first; empty when there is no such version. */
    List<EntryRevision> revisionAndBefore(long entryId, int revision) {
        List<EntryRevision> found = getSession()
                .createNativeQuery("""
                SELECT r.revision, r.at, m.handle, m.name, CAST(r.content AS text) FROM entry_revision r
                JOIN member m ON m.id = r.author_id WHERE r.entry_id = :entry AND r.revision <= :revision
                ORDER BY r.revision DESC LIMIT 2""", Tuple.class)
                .setParameter("entry", entryId).setParameter("revision", revision).getResultList().stream()
                .map(Entries::revision).toList();
        return found.isEmpty() || found.get(0).revision() != revision ? List.of() : found;
    }

    private static EntryRevision revision(Tuple row) {
        return new EntryRevision(row.get(0, Integer.class), row.get(1, Instant.class),
                new MemberRef(text(row, 2), text(row, 3)),
                text(row, 4));
    }

    Question<Optional<EntrySummary>> readable(String condition, Map<String, Object> parameters, Viewer viewer) {
        return select(SUMMARY + " WHERE " + condition + " AND " + Readers.mayOpen("e"), parameters, viewer)
                .map(found -> found.stream().findFirst());
    }

    /** The entry of that kind and slug, if the viewer may read it, and how they are tied to it. */
    Question<Optional<Opened>> opened(EntryKind kind, String slug, Viewer viewer) {
        String condition = "e.kind = :kind AND e.slug = :slug";
        Map<String, Object> parameters = Map.of("kind", kind.code(), "slug", slug);
        return readable(condition, parameters, viewer).with(standing(condition, parameters, viewer.memberId()),
                (entry, standing) -> entry.map(found -> new Opened(found, standing.orElseThrow())));
    }

    record Opened(EntrySummary entry, EntryPolicy.Standing standing) {}

    Question<List<EntrySummary>> readable(List<Long> ids, Viewer viewer) {
        if (ids.isEmpty()) {
            return Question.known(List.of());
        }
        // As a query of its own, because PostgreSQL would plan it anew each time to see how many they are
        return select(
                SUMMARY + " WHERE e.id = ANY (CAST((SELECT CAST(:ids AS bigint[])) AS bigint[])) AND " + Readers.mayRead("e"),
                Map.of("ids", array(ids)), viewer).map(found -> {
                    Map<Long, EntrySummary> byId = new HashMap<>();
                    found.forEach(entry -> byId.put(entry.id(), entry));
                    return ids.stream().map(byId::get).filter(entry -> entry != null).toList();
                });
    }

    /** Newest first, keyset paging on (time, id); one row more than asked tells whether there is a next page. */
    Question<List<EntrySummary>> page(EntryFilter filter, Instant beforeTime, long beforeId, int limit, Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>();
        String time = timeColumn(filter);
        String sql = SUMMARY + " WHERE " + where(filter, parameters) + " AND " + Readers.mayRead("e");
        if (beforeTime != null) {
            sql += " AND (" + time + ", e.id) < (:beforeTime, :beforeId)";
            parameters.put("beforeTime", beforeTime);
            parameters.put("beforeId", beforeId);
        }
        // The limit stands in the text: not knowing it, the planner would sort all that there is.
        return select(sql + " ORDER BY " + time + " DESC, e.id DESC LIMIT " + limit, parameters, viewer);
    }

    /** How many there are; {@link Counted#MOST} and one for more. */
    long count(EntryFilter filter, Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>();
        NativeQuery<Long> query = getSession().createNativeQuery(
                "SELECT count(*) FROM (SELECT 1 FROM entry e LEFT JOIN site s ON s.id = e.site_id WHERE "
                        + where(filter, parameters) + " AND " + Readers.mayRead("e") + " LIMIT " + (Counted.MOST + 1)
                        + ") counted",
                Long.class);
        parameters.forEach(query::setParameter);
        return Readers.bind(query, viewer).getSingleResult();
    }

    /** How many published entries of each site the viewer may read, by the site's slug. */
    Map<String, Long> countsBySite(Viewer viewer) {
        NativeQuery<Tuple> query = getSession()
                .createNativeQuery("SELECT s.slug, count(*) FROM entry e JOIN site s ON s.id = e.site_id "
                        + "WHERE e.state = 'published' AND " + Readers.mayRead("e") + " GROUP BY s.slug", Tuple.class);
        Map<String, Long> counts = new HashMap<>();
        Readers.bind(query, viewer).getResultList()
                .forEach(row -> counts.put(row.get(0, String.class), row.get(1, Long.class)));
        return counts;
    }

    static String timeColumn(EntryFilter filter) {
        return filter.state() == null || filter.state().open() ? "e.published_at" : "e.updated_at";
    }

    /** Asked first, because a list that need not look for what stands at a site beside its own is read in the order of one index. */
    private boolean standsElsewhere(EntryFilter filter) {
        return (filter.kind() == null || filter.kind() == EntryKind.DISCUSSION) && getSession().createNativeQuery(
                "SELECT EXISTS (SELECT FROM entry_place p JOIN site ps ON ps.id = p.site_id WHERE ps.slug = :site)",
                Boolean.class)
                .setParameter("site", filter.site()).getSingleResult();
    }

    /** Puts the entry into the communities of these sites and of no others. */
    void stand(long entryId, Collection<Long> siteIds) {
        getSession()
                .createNativeMutationQuery(
                        "DELETE FROM entry_place WHERE entry_id = :entry AND site_id <> ALL (CAST(:sites AS bigint[]))")
                .setParameter("entry", entryId).setParameter("sites", array(siteIds)).executeUpdate();
        getSession().createNativeMutationQuery(
                "INSERT INTO entry_place (entry_id, site_id) SELECT :entry, unnest(CAST(:sites AS bigint[])) ON CONFLICT DO NOTHING")
                .setParameter("entry", entryId).setParameter("sites", array(siteIds)).executeUpdate();
    }

    /** In which communities the entry stands beside its own site's, by their names. */
    Question<List<SiteRef>> places(long entryId) {
        return Question.of(getSession().createNativeQuery(
                "SELECT s.id, s.slug, s.name FROM entry_place p JOIN site s ON s.id = p.site_id WHERE p.entry_id = :entry ORDER BY s.name",
                Tuple.class).setParameter("entry", entryId),
                rows -> rows.stream()
                        .map(row -> new SiteRef(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class)))
                        .toList());
    }

    private static String array(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private String where(EntryFilter filter, Map<String, Object> parameters) {
        // Codes of ours stand in the text, days in queries of their own: PostgreSQL then need not plan it anew each time.
        StringBuilder where = new StringBuilder("e.state = '")
                .append((filter.state() == null ? EntryState.PUBLISHED : filter.state()).code()).append('\'');
        if (!filter.expired()) {
            where.append(
                    " AND (e.review_by IS NULL OR e.review_by >= (SELECT CAST(:lastExpired AS date)) OR e.kind = 'case-study')");
            parameters.put("lastExpired", Upkeep.lastExpired(today()));
        }
        if (filter.kind() != null) {
            where.append(" AND e.kind = '").append(filter.kind().code()).append('\'');
        }
        if (filter.site() != null) {
            where.append(standsElsewhere(filter)
                    ? " AND (s.slug = :site OR e.id IN (SELECT p.entry_id FROM entry_place p JOIN site ps ON ps.id = p.site_id WHERE ps.slug = :site))"
                    : " AND s.slug = :site");
            parameters.put("site", filter.site());
        }
        if (filter.author() != null) {
            where.append(" AND (e.author_id = (SELECT id FROM member WHERE handle = :author) OR e.id IN (SELECT a.entry_id "
                    + "FROM co_author a JOIN member w ON w.id = a.member_id WHERE w.handle = :author AND a.accepted))");
            parameters.put("author", filter.author());
        }
        if (filter.about() != null) {
            where.append(" AND e.about_id = :about");
            parameters.put("about", filter.about());
        }
        if (filter.mark() == Mark.RUNNING || filter.mark() == Mark.NOT_CONFIRMED) {
            where.append(" AND e.kind = 'case-study' AND e.review_by ").append(filter.mark() == Mark.RUNNING
                    ? "> :lastSilent AND EXISTS (SELECT 1 FROM entry_review looked WHERE looked.entry_id = e.id)"
                    : "<= :lastSilent");
            parameters.put("lastSilent", Upkeep.lastSilent(upkeep.runningAgain(), today()));
        } else if (filter.mark() == Mark.UNANSWERED) {
            where.append(" AND ").append(UNANSWERED);
        } else if (filter.mark() != null) {
            where.append(" AND e.marks @> ARRAY['").append(filter.mark().code()).append("']");
        }
        if (filter.without() != null) {
            where.append(" AND NOT coalesce(e.marks @> ARRAY['").append(filter.without().code()).append("'], false)");
        }
        if (filter.tag() != null) {
            where.append(" AND ").append("""
                    EXISTS (SELECT 1 FROM entry_tag t WHERE t.entry_id = e.id AND t.concept_id IN (
                        WITH RECURSIVE down (id) AS (SELECT id FROM (%s) AS named
                            UNION SELECT b.concept_id FROM concept_broader b JOIN down ON down.id = b.broader_id)
                        SELECT id FROM down))""".formatted(ConceptSlugs.id(":tag")));
            parameters.put("tag", filter.tag());
        }
        return where.toString();
    }

    private Question<List<EntrySummary>> select(String sql, Map<String, Object> parameters, Viewer viewer) {
        NativeQuery<Tuple> query = getSession().createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return Question.of(Readers.bind(query, viewer), rows -> rows.stream().map(this::summary).toList());
    }

    private EntrySummary summary(Tuple row) {
        Number site = row.get("site_id", Number.class);
        Number about = row.get("about_id", Number.class);
        return new EntrySummary(row.get("id", Number.class).longValue(),
                EntryKind.of(row.get("kind", String.class)).orElseThrow(),
                row.get("slug", String.class), row.get("title", String.class), row.get("summary", String.class),
                site == null
                        ? null
                        : new SiteRef(site.longValue(), row.get("site_slug", String.class), row.get("site_name", String.class)),
                row.get("site_link", String.class),
                new MemberRef(row.get("handle", String.class), row.get("author_name", String.class)),
                tags(row.get("tags", String.class)), EntryState.of(row.get("state", String.class)).orElseThrow(),
                Visibility.of(row.get("visibility", String.class)).orElseThrow(), List.of(row.get("sources", String[].class)),
                about == null ? null : about.longValue(), row.get("external_id", String.class),
                row.get("revision", Number.class).intValue(),
                row.get("published_at", Instant.class), row.get("updated_at", Instant.class),
                people(row.get("co_authors", String.class)), row.get("about_part", String.class),
                row.get("about_part_label", String.class), upkeep(row), row.get("confirmed_at", Instant.class) != null,
                row.get("ended", Boolean.class), row.get("given", Boolean.class),
                row.get("unanswered", Boolean.class), row.get("challenges", Number.class).intValue());
    }

    private Upkeep upkeep(Tuple row) {
        LocalDate reviewBy = row.get("review_by", LocalDate.class);
        if (reviewBy == null) {
            return null;
        }
        if (!row.get("kind", String.class).equals(EntryKind.CASE_STUDY.code())) {
            return Upkeep.ofNote(reviewBy, today());
        }
        Instant confirmed = row.get("confirmed_at", Instant.class);
        return Upkeep.ofRunning(reviewBy, confirmed == null ? row.get("published_at", Instant.class) : confirmed,
                upkeep.runningAgain(), today());
    }

    private static List<MemberRef> people(String joined) {
        return joined == null
                ? List.of()
                : List.of(joined.split(ROW)).stream().map(row -> row.split(FIELD))
                        .map(field -> new MemberRef(field[0], field[1]))
                        .toList();
    }

    private static List<TagRef> tags(String joined) {
        List<TagRef> tags = new ArrayList<>();
        if (joined != null) {
            for (String row : joined.split(ROW)) {
                String[] field = row.split(FIELD);
                tags.add(new TagRef(field[0], field[1], field[2], "proposed".equals(field[3])));
            }
        }
        return tags;
    }

    private static String text(Tuple row, int column) {
        return row.get(column, String.class);
    }
}
