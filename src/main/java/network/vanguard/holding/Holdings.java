package network.vanguard.holding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.holding.HoldingPolicy.People;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.query.Question;

/** The rows of holders, of changes that wait for confirmation, and of those that did not come about. */
@ApplicationScoped
class Holdings {

    private static final String SELECT = """
            SELECT h.id, h.entry_id, h.before_id, h.held, h.since, h.answers_to, h.answers_for, h.state, h.proposed_by, h.proposed_at,
                   h.giver_id, h.giver_at, h.taker_id, h.taker_at, h.decided_at, h.why, h.reason,
                   o.id AS organisation_id, o.slug, o.name, b.id AS from_id, b.slug AS from_slug, b.name AS from_name,
                   p.handle AS proposer, p.name AS proposer_name, g.handle AS giver, g.name AS giver_name,
                   t.handle AS taker, t.name AS taker_name, d.handle AS decider, d.name AS decider_name
            FROM holding h JOIN organisation o ON o.id = h.organisation_id JOIN member p ON p.id = h.proposed_by
            LEFT JOIN holding was ON was.id = h.before_id LEFT JOIN organisation b ON b.id = was.organisation_id
            LEFT JOIN member g ON g.id = h.giver_id LEFT JOIN member t ON t.id = h.taker_id
            LEFT JOIN member d ON d.id = h.decided_by
            """;
    private static final String NOW = "NOT EXISTS (SELECT 1 FROM holding later WHERE later.before_id = h.id "
            + "AND later.state = 'confirmed')";

    private final Session database;

    Holdings(Session database) {
        this.database = database;
    }

    /** A row, whatever it has become. */
    record Row(long id, long entryId, Long beforeId, OrganisationRef organisation, OrganisationRef from, Held held, Since since,
            String answersTo, String answersFor, String state, People people, MemberRef proposer, Instant proposedAt,
            MemberRef giver, Instant giverAt, MemberRef taker, Instant takerAt, MemberRef decider, Instant decidedAt,
            String why,
            String reason) {

        boolean open() {
            return state.equals("open");
        }

        boolean confirmed() {
            return state.equals("confirmed");
        }

        Holder holder() {
            return new Holder(id, organisation, held, since, answersTo, answersFor, giver, taker, decidedAt, why,
                    beforeId == null);
        }

        Change change(Viewer viewer) {
            boolean waits = open() && (people.giver() == viewer.memberId() && giverAt == null
                    || people.taker() == viewer.memberId() && takerAt == null);
            return new Change(id, from, organisation, held, since, answersTo, answersFor, why, proposer, proposedAt, giver,
                    giverAt,
                    taker, takerAt, state, decider, decidedAt, reason, viewer.signedIn() && waits,
                    open() && HoldingPolicy.mayWithdraw(people, viewer));
        }

        RecordedHolder recorded(LocalDate agreedOn) {
            return new RecordedHolder(organisation.name(), held.code(), since.text(), answersTo, answersFor, agreedOn, why);
        }
    }

    /** The line of an entry in the order of time, and after it the change that waits. */
    Question<List<Row>> line(long entryId) {
        return Question.of(database.createNativeQuery(SELECT + "WHERE h.entry_id = :entry AND h.state IN ('confirmed', 'open') "
                + "ORDER BY h.state, h.id", Tuple.class).setParameter("entry", entryId),
                rows -> rows.stream().map(Holdings::row).toList());
    }

    /** The lines of these entries, in the order of time. */
    List<Row> lines(List<Long> entryIds) {
        return entryIds.isEmpty()
                ? List.of()
                : rows(database
                        .createNativeQuery(SELECT + "WHERE h.entry_id IN (:entries) AND h.state = 'confirmed' ORDER BY h.id",
                                Tuple.class)
                        .setParameter("entries", entryIds));
    }

    /** Changes of an entry that did not come about, the newest first. */
    List<Row> past(long entryId, int most) {
        return rows(database.createNativeQuery(SELECT + "WHERE h.entry_id = :entry AND h.state IN ('declined', 'withdrawn') "
                + "ORDER BY h.id DESC LIMIT :most", Tuple.class).setParameter("entry", entryId).setParameter("most", most));
    }

    Optional<Row> one(long entryId, long id) {
        return rows(database.createNativeQuery(SELECT + "WHERE h.entry_id = :entry AND h.id = :id", Tuple.class)
                .setParameter("entry", entryId).setParameter("id", id)).stream().findFirst();
    }

    /** What waits for a person's own answer, the oldest first. */
    List<Row> waiting(long memberId, int most) {
        return rows(database.createNativeQuery(SELECT + "WHERE h.state = 'open' AND (h.giver_id = :me AND h.giver_at IS NULL "
                + "OR h.taker_id = :me AND h.taker_at IS NULL) ORDER BY h.id LIMIT :most", Tuple.class)
                .setParameter("me", memberId)
                .setParameter("most", most));
    }

    /** Changes of published entries that the viewer may read, which may have been on that day or later, the latest first. */
    List<Row> changed(LocalDate since, LocalDate beforeDay, long beforeId, int limit, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(SELECT + "JOIN entry e ON e.id = h.entry_id "
                + "WHERE h.state = 'confirmed' AND h.before_id IS NOT NULL AND h.since_last >= :since "
                + "AND (h.since_last, h.id) < (:beforeDay, :beforeId) AND e.state = 'published' AND " + Readers.mayRead("e")
                + " ORDER BY h.since_last DESC, h.id DESC LIMIT :limit", Tuple.class).setParameter("since", since)
                .setParameter("beforeDay", beforeDay).setParameter("beforeId", beforeId).setParameter("limit", limit);
        return rows(Readers.bind(query, viewer));
    }

    /** What an organisation holds or held, of published entries that the viewer may read; what it holds now first. */
    Question<List<Row>> of(long organisationId, boolean now, int limit, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(SELECT + "JOIN entry e ON e.id = h.entry_id "
                + "WHERE h.organisation_id = :organisation AND h.state = 'confirmed' AND e.state = 'published' AND "
                + (now ? NOW : "NOT " + NOW) + " AND " + Readers.mayRead("e")
                + " ORDER BY h.since_last DESC, h.id DESC LIMIT :limit",
                Tuple.class).setParameter("organisation", organisationId).setParameter("limit", limit);
        return Question.of(Readers.bind(query, viewer), rows -> rows.stream().map(Holdings::row).toList());
    }

    /** A holder that is one at once, or with two people a change that waits for them. */
    long add(long entryId, Long beforeId, Holder holder, String state, People people, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO holding (entry_id, organisation_id, before_id, held, since, since_first, since_last, answers_to,
                    answers_for, state, proposed_by, proposed_at, giver_id, taker_id, decided_at, why)
                VALUES (:entry, :organisation, :before, :held, :since, :first, :last, :to, :for, :state, :proposer, :now,
                    nullif(:giver, 0), nullif(:taker, 0), :agreed, :why) RETURNING id""", Long.class)
                .setParameter("entry", entryId).setParameter("organisation", holder.organisation().id())
                .setParameter("before", beforeId, Long.class).setParameter("held", holder.held().code())
                .setParameter("since", holder.since().text()).setParameter("first", holder.since().first())
                .setParameter("last", holder.since().last()).setParameter("to", holder.answersTo(), String.class)
                .setParameter("for", holder.answersFor(), String.class).setParameter("state", state)
                .setParameter("proposer", people.proposer()).setParameter("now", now).setParameter("giver", people.giver())
                .setParameter("taker", people.taker()).setParameter("agreed", holder.agreedAt(), Instant.class)
                .setParameter("why", holder.why(), String.class).getSingleResult();
    }

    void write(long id, Holder holder) {
        database.createNativeMutationQuery("""
                UPDATE holding SET organisation_id = :organisation, held = :held, since = :since, since_first = :first,
                    since_last = :last, answers_to = :to, answers_for = :for WHERE id = :id""")
                .setParameter("organisation", holder.organisation().id()).setParameter("held", holder.held().code())
                .setParameter("since", holder.since().text()).setParameter("first", holder.since().first())
                .setParameter("last", holder.since().last()).setParameter("to", holder.answersTo(), String.class)
                .setParameter("for", holder.answersFor(), String.class).setParameter("id", id).executeUpdate();
    }

    /** One of the two has confirmed it; with the second it holds from now on. */
    void confirm(long id, long memberId, Instant now) {
        database.createNativeMutationQuery("""
                UPDATE holding SET giver_at = CASE WHEN giver_id = :me THEN :now ELSE giver_at END,
                    taker_at = CASE WHEN taker_id = :me THEN :now ELSE taker_at END WHERE id = :id""")
                .setParameter("me", memberId)
                .setParameter("now", now).setParameter("id", id).executeUpdate();
        database.createNativeMutationQuery("UPDATE holding SET state = 'confirmed', decided_by = :me, decided_at = :now "
                + "WHERE id = :id AND giver_at IS NOT NULL AND taker_at IS NOT NULL").setParameter("me", memberId)
                .setParameter("now", now).setParameter("id", id).executeUpdate();
    }

    /** It does not come about. */
    void end(long id, String state, String reason, long memberId, Instant now) {
        database.createNativeMutationQuery("UPDATE holding SET state = :state, reason = :reason, decided_by = :me, "
                + "decided_at = :now WHERE id = :id").setParameter("state", state).setParameter("reason", reason, String.class)
                .setParameter("me", memberId).setParameter("now", now).setParameter("id", id).executeUpdate();
    }

    void move(long from, long into) {
        database.createNativeMutationQuery("UPDATE holding SET organisation_id = :into WHERE organisation_id = :from")
                .setParameter("from", from).setParameter("into", into).executeUpdate();
    }

    private static List<Row> rows(NativeQuery<Tuple> query) {
        return query.getResultList().stream().map(Holdings::row).toList();
    }

    private static Row row(Tuple row) {
        return new Row(number(row, "id"), number(row, "entry_id"),
                row.get("before_id") == null ? null : number(row, "before_id"),
                new OrganisationRef(number(row, "organisation_id"), row.get("slug", String.class),
                        row.get("name", String.class)),
                row.get("from_id") == null
                        ? null
                        : new OrganisationRef(number(row, "from_id"), row.get("from_slug", String.class),
                                row.get("from_name", String.class)),
                Held.of(row.get("held", String.class)).orElseThrow(), new Since(row.get("since", String.class)),
                row.get("answers_to", String.class), row.get("answers_for", String.class), row.get("state", String.class),
                new People(number(row, "proposed_by"), number(row, "giver_id"), number(row, "taker_id")),
                person(row, "proposer"), row.get("proposed_at", Instant.class), person(row, "giver"),
                row.get("giver_at", Instant.class), person(row, "taker"), row.get("taker_at", Instant.class),
                person(row, "decider"), row.get("decided_at", Instant.class), row.get("why", String.class),
                row.get("reason", String.class));
    }

    private static long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? 0 : number.longValue();
    }

    private static MemberRef person(Tuple row, String column) {
        String handle = row.get(column, String.class);
        return handle == null ? null : new MemberRef(handle, row.get(column + "_name", String.class));
    }
}
