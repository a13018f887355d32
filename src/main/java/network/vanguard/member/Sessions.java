package network.vanguard.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import network.vanguard.query.Question;

/** The rows of sessions. */
@ApplicationScoped
class Sessions implements PanacheRepositoryBase<MemberSession, UUID> {

    /**
     * A session that was seen before, as far as each request asks for it.
     *
     * @param ended null while it goes on
     */
    record Known(UUID id, Instant seenAt, EndedSession ended) {}

    /** The session of that name at Keycloak, if it was seen before. */
    Question<Optional<Known>> known(String sid) {
        return Question.of(getSession().createNativeQuery("SELECT CAST(id AS text) AS id, seen_at, ended_at, here "
                + "FROM member_session WHERE sid = :sid", Tuple.class).setParameter("sid", sid),
                rows -> rows.stream().findFirst().map(row -> new Known(UUID.fromString(row.get("id", String.class)),
                        row.get("seen_at", Instant.class), row.get("ended_at", Instant.class) == null
                                ? null
                                : new EndedSession(row.get("ended_at", Instant.class), row.get("here", Boolean.class)))));
    }

    /** Many requests of a new session come at once: one of them makes the row. */
    void begin(String sid, long memberId, String device, Instant now) {
        getSession().createNativeMutationQuery("""
                INSERT INTO member_session (sid, member_id, device, began_at, seen_at)
                VALUES (:sid, :member, :device, :now, :now) ON CONFLICT (sid) DO NOTHING""").setParameter("sid", sid)
                .setParameter("member", memberId).setParameter("device", device).setParameter("now", now).executeUpdate();
    }

    /** Notes that it is in use, unless another request has just done so. */
    void seen(UUID id, Instant now, Instant unlessAfter) {
        update("seenAt = ?1 where id = ?2 and seenAt <= ?3", now, id, unlessAfter);
    }

    /** Ends a session, whether it was ever used here or not; what ended it first stays. */
    void over(String sid, Instant now) {
        getSession().createNativeMutationQuery("""
                INSERT INTO member_session (sid, device, began_at, seen_at, ended_at) VALUES (:sid, 'A browser', :now, :now, :now)
                ON CONFLICT (sid) DO UPDATE SET ended_at = greatest(:now, member_session.began_at)
                WHERE member_session.ended_at IS NULL""").setParameter("sid", sid).setParameter("now", now).executeUpdate();
    }

    /** Ends all of somebody's, and keeps nothing by which they could be known again. */
    void release(long memberId, Instant now) {
        getSession().createNativeMutationQuery("UPDATE member_session SET member_id = NULL, device = 'A browser', here = true, "
                + "ended_at = coalesce(ended_at, greatest(:now, began_at)) WHERE member_id = :member").setParameter("now", now)
                .setParameter("member", memberId).executeUpdate();
    }

    /** Of somebody, ended or not; the row is locked, so that it is ended once. */
    Optional<MemberSession> one(UUID id, long memberId) {
        return find("id = ?1 and memberId = ?2", id, memberId).withLock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Those that go on and were used since, the last used first. */
    List<MemberSession> of(long memberId, Instant since) {
        return list("memberId = ?1 and endedAt is null and seenAt > ?2 order by seenAt desc, id", memberId, since);
    }

    /** Removes what ended, or was last used, before this. */
    long forget(Instant before) {
        return delete("(endedAt is null and seenAt < ?1) or endedAt < ?1", before);
    }
}
