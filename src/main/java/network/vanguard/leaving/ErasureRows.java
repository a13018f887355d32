package network.vanguard.leaving;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import network.vanguard.member.MemberRef;

/** What becomes of the rows of somebody who is forgotten, beside the person's own. */
@ApplicationScoped
class ErasureRows {

    /** Drafts that nobody else can read or write on, and that no curator ever saw. */
    private static final String OWN_DRAFTS = """
            SELECT e.id FROM entry e WHERE e.author_id = :id AND e.state = 'draft' AND e.submitted_at IS NULL
            AND (e.site_id IS NULL OR e.kind <> 'case-study')
            AND NOT EXISTS (SELECT FROM co_author a WHERE a.entry_id = e.id AND a.accepted)""";

    private final Session database;

    ErasureRows(Session database) {
        this.database = database;
    }

    /** The circles that somebody belongs to, by their keys. */
    List<String> circles(long memberId) {
        return database.createNativeQuery("SELECT c.key FROM circle c JOIN circle_member m ON m.circle_id = c.id "
                + "WHERE m.member_id = :id ORDER BY c.id", String.class).setParameter("id", memberId).getResultList();
    }

    /** Entries that they alone worked on go, and what hangs on them. */
    void deleteDrafts(long memberId) {
        List<Long> drafts = database.createNativeQuery(OWN_DRAFTS, Long.class).setParameter("id", memberId).getResultList();
        if (!drafts.isEmpty()) {
            database.createNativeMutationQuery("UPDATE entry SET about_id = NULL, about_part = NULL, about_part_label = NULL "
                    + "WHERE about_id IN (:drafts)").setParameter("drafts", drafts).executeUpdate();
            database.createNativeMutationQuery("DELETE FROM entry WHERE id IN (:drafts)").setParameter("drafts", drafts)
                    .executeUpdate();
        }
    }

    /** A change of who holds something that waits for their word waits for nobody: it can be proposed anew. */
    void withdrawChanges(long memberId, Instant now) {
        run("UPDATE holding SET state = 'withdrawn', decided_by = :id, decided_at = CAST('" + now + "' AS timestamptz) "
                + "WHERE state = 'open' AND ((giver_id = :id AND giver_at IS NULL) OR (taker_id = :id AND taker_at IS NULL))",
                memberId);
    }

    /** Each row that names them goes, is freed or stays, as {@link Traces} says. */
    void follow(long memberId) {
        Traces.ALL.stream().filter(trace -> !trace.table().equals("member_session")).map(Trace::command)
                .filter(Objects::nonNull).forEach(command -> run(command, memberId));
        run("UPDATE import_job SET name = 'import' WHERE member_id = :id", memberId);
        run("DELETE FROM pace WHERE key LIKE '% member ' || :id", memberId);
        run("UPDATE member SET not_asked = false WHERE id = :id", memberId);
    }

    /** Forms that others have typed and not sent may name them too. */
    void renameInDrafts(String handle, String newHandle) {
        database.createNativeMutationQuery(
                "UPDATE draft SET fields = CAST(regexp_replace(CAST(fields AS text), :named, :mention, "
                        + "'g') AS jsonb) WHERE strpos(CAST(fields AS text), :at) > 0")
                .setParameter("at", "@" + handle)
                .setParameter("named", "@" + handle + "(?!-*[a-zA-Z0-9@])").setParameter("mention", "@" + newHandle)
                .executeUpdate();
    }

    /** A draft that was named after them brought their name among the words that a search may have meant. */
    void forgetWords(MemberRef who) {
        database.createNativeMutationQuery("DELETE FROM search_word WHERE word IN (:words)")
                .setParameter("words", Arrays.asList(who.name().toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .executeUpdate();
    }

    private void run(String sql, long memberId) {
        database.createNativeMutationQuery(sql).setParameter("id", memberId).executeUpdate();
    }
}
