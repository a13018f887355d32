package network.vanguard.comment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import org.hibernate.query.NativeQuery;

import io.quarkus.hibernate.orm.panache.PanacheRepository;

import network.vanguard.entry.EntryState;
import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.site.SiteRef;
import network.vanguard.text.SafeHtml;

/** The rows of comments and of their threads. */
@ApplicationScoped
class Comments implements PanacheRepository<Comment> {

    private static final String VIEW = """
            SELECT c.id, c.entry_id, c.parent_id, c.path, c.depth, c.kind, c.author_id, m.handle, m.name AS author_name, c.site_id,
                   s.slug AS site_slug, s.name AS site_name, c.body, c.html, c.state, c.posted_at, c.edited_at, e.state AS entry_state,
                   p.state AS parent_state, pm.handle AS parent_handle, pm.name AS parent_name, led.slug AS led_slug, led.title AS led_title,
                   coalesce(t.total, 0) AS total
            FROM comment c JOIN entry e ON e.id = c.entry_id JOIN member m ON m.id = c.author_id LEFT JOIN site s ON s.id = c.site_id
                 LEFT JOIN comment p ON p.id = c.parent_id LEFT JOIN member pm ON pm.id = p.author_id
                 LEFT JOIN entry led ON led.id = c.led_to AND led.kind = 'case-study' AND #mayRead#
                 LEFT JOIN comment_thread t ON t.entry_id = c.entry_id
            """.replace("#mayRead#", Readers.mayRead("led"));

    /** A comment and its place, which only this package knows, with how many comments of its thread can be seen. */
    record Placed(byte[] path, int total, CommentView comment) {}

    Optional<Comment> forUpdate(long id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<byte[]> pathOf(long entryId, long id) {
        return getSession().createNativeQuery("SELECT path FROM comment WHERE id = :id AND entry_id = :entry", byte[].class)
                .setParameter("id", id).setParameter("entry", entryId).getResultList().stream().findFirst();
    }

    /** Takes the next place on the entry itself, and counts the comment that will stand there. */
    int nextOnEntry(long entryId) {
        return getSession().createNativeQuery("""
                INSERT INTO comment_thread (entry_id, kids, total) VALUES (:entry, 1, 1)
                ON CONFLICT (entry_id) DO UPDATE SET kids = comment_thread.kids + 1, total = comment_thread.total + 1
                RETURNING kids""", Integer.class).setParameter("entry", entryId).getSingleResult();
    }

    /** Takes the next place among the replies to the comment at that path. Only replies to the same comment wait for each other. */
    int nextReply(long entryId, byte[] path) {
        return getSession()
                .createNativeQuery("UPDATE comment SET kids = kids + 1 WHERE entry_id = :entry AND path = :path RETURNING kids",
                        Integer.class)
                .setParameter("entry", entryId).setParameter("path", path).getSingleResult();
    }

    void count(long entryId, int more) {
        getSession().createNativeMutationQuery("UPDATE comment_thread SET total = total + :more WHERE entry_id = :entry")
                .setParameter("more", more).setParameter("entry", entryId).executeUpdate();
    }

    /** How many comments of that entry can be seen; empty when the viewer may not read the entry. */
    Optional<Integer> total(long entryId, Viewer viewer) {
        NativeQuery<Integer> query = getSession().createNativeQuery("SELECT coalesce(t.total, 0) FROM entry e "
                + "LEFT JOIN comment_thread t ON t.entry_id = e.id WHERE e.id = :entry AND " + Readers.mayRead("e"),
                Integer.class)
                .setParameter("entry", entryId);
        return Readers.bind(query, viewer).getResultList().stream().findFirst();
    }

    Map<Long, Integer> totals(Collection<Long> entryIds) {
        Map<Long, Integer> totals = new HashMap<>();
        if (!entryIds.isEmpty()) {
            getSession().createNativeQuery("SELECT entry_id, total FROM comment_thread WHERE entry_id IN (:ids)", Tuple.class)
                    .setParameter("ids", entryIds).getResultList()
                    .forEach(row -> totals.put(row.get(0, Long.class), row.get(1, Integer.class)));
        }
        return totals;
    }

    /** In reading order, from behind that path. */
    List<Placed> page(long entryId, byte[] after, int limit, Viewer viewer) {
        NativeQuery<Tuple> query = getSession()
                .createNativeQuery(VIEW + "WHERE c.entry_id = :entry AND c.path > :after AND " + Readers.mayRead("e")
                        + " ORDER BY c.path LIMIT :limit", Tuple.class)
                .setParameter("entry", entryId).setParameter("after", after).setParameter("limit", limit);
        return Readers.bind(query, viewer).getResultList().stream().map(row -> placed(row, viewer)).toList();
    }

    Optional<Placed> one(long id, Viewer viewer) {
        NativeQuery<Tuple> query = getSession()
                .createNativeQuery(VIEW + "WHERE c.id = :id AND " + Readers.mayRead("e"), Tuple.class).setParameter("id", id);
        return Readers.bind(query, viewer).getResultList().stream().map(row -> placed(row, viewer)).findFirst();
    }

    void ledTo(Collection<Long> ids, long entryId) {
        if (!ids.isEmpty()) {
            getSession().createNativeMutationQuery("UPDATE comment SET led_to = :entry WHERE id IN (:ids)")
                    .setParameter("entry", entryId).setParameter("ids", ids).executeUpdate();
        }
    }

    /** The paths before that one, nearest first. */
    List<byte[]> before(long entryId, byte[] path, int limit) {
        return getSession()
                .createNativeQuery(
                        "SELECT path FROM comment WHERE entry_id = :entry AND path < :path ORDER BY path DESC LIMIT :limit",
                        byte[].class)
                .setParameter("entry", entryId).setParameter("path", path).setParameter("limit", limit).getResultList();
    }

    private static Placed placed(Tuple row, Viewer viewer) {
        CommentState state = CommentState.of(text(row, "state")).orElseThrow();
        EntryState entry = EntryState.of(text(row, "entry_state")).orElseThrow();
        long author = number(row, "author_id");
        boolean visible = state == CommentState.VISIBLE;
        return new Placed(row.get("path", byte[].class), row.get("total", Integer.class),
                new CommentView(number(row, "id"), number(row, "entry_id"), number(row, "parent_id"),
                        number(row, "depth").intValue(), CommentKind.of(text(row, "kind")).orElse(CommentKind.COMMENT),
                        visible ? new MemberRef(text(row, "handle"), text(row, "author_name")) : null,
                        visible && number(row, "site_id") != null
                                ? new SiteRef(number(row, "site_id"), text(row, "site_slug"), text(row, "site_name"))
                                : null,
                        visible ? text(row, "body") : "", SafeHtml.stored(visible ? text(row, "html") : ""),
                        row.get("posted_at", Instant.class), row.get("edited_at", Instant.class), state,
                        CommentState.VISIBLE.code().equals(text(row, "parent_state"))
                                ? new MemberRef(text(row, "parent_handle"), text(row, "parent_name"))
                                : null,
                        visible && CommentPolicy.mayPost(entry, viewer),
                        CommentPolicy.mayRevise(author, state, entry, viewer), CommentPolicy.mayRemove(author, state, viewer),
                        visible && text(row, "led_slug") != null
                                ? new CommentView.LedTo("/case-studies/" + text(row, "led_slug"), text(row, "led_title"))
                                : null));
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? null : number.longValue();
    }
}
