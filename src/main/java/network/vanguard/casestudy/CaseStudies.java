package network.vanguard.casestudy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import network.vanguard.member.MemberRef;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.query.Question;

/** The bodies of case studies. */
@ApplicationScoped
class CaseStudies implements PanacheRepositoryBase<CaseStudy, Long> {

    /** With its results, in one query. */
    Optional<CaseStudy> withResults(long entryId) {
        // A list, because a limit would make PostgreSQL plan it anew each time
        return find("from CaseStudy c left join fetch c.results where c.entryId = ?1", entryId).list().stream().findFirst();
    }

    /** Says of a story's words that they must not come back. */
    void forget(byte[] digest, Instant now) {
        getEntityManager()
                .createNativeQuery("INSERT INTO withdrawn_story (digest, at) VALUES (:digest, :now) ON CONFLICT DO NOTHING")
                .setParameter("digest", digest).setParameter("now", now).executeUpdate();
    }

    /** Whether those words must not come back. */
    boolean isForgotten(byte[] digest) {
        return !getEntityManager().createNativeQuery("SELECT 1 FROM withdrawn_story WHERE digest = :digest", Integer.class)
                .setParameter("digest", digest).getResultList().isEmpty();
    }

    /**
     * Says which organisations its partners are, in their order.
     *
     * @param partners null in the place of a name that names nobody
     */
    void linkPartners(long entryId, List<OrganisationRef> partners) {
        getEntityManager().createNativeQuery("DELETE FROM case_study_partner WHERE entry_id = :entry")
                .setParameter("entry", entryId).executeUpdate();
        for (int position = 0; position < partners.size(); position++) {
            if (partners.get(position) != null) {
                getEntityManager().createNativeQuery("INSERT INTO case_study_partner (entry_id, position, organisation_id) "
                        + "VALUES (:entry, :position, :organisation)").setParameter("entry", entryId)
                        .setParameter("position", position).setParameter("organisation", partners.get(position).id())
                        .executeUpdate();
            }
        }
    }

    /** Whatever has the first organisation as a partner has the second. */
    void movePartners(long from, long into) {
        getEntityManager().createNativeQuery(
                "UPDATE case_study_partner SET organisation_id = :into WHERE organisation_id = :from")
                .setParameter("from", from).setParameter("into", into).executeUpdate();
    }

    /** Some of those whose partners were written before there were organisations; they are taken off that list. */
    List<Long> takeUnlinked(int most) {
        return getEntityManager().unwrap(Session.class).createNativeQuery("""
                DELETE FROM case_study_unlinked WHERE entry_id IN (SELECT entry_id FROM case_study_unlinked
                    ORDER BY entry_id LIMIT :most FOR UPDATE SKIP LOCKED) RETURNING entry_id""", Long.class)
                .setParameter("most", most).getResultList();
    }

    void dispute(long entryId, long memberId, String reason, Instant now) {
        getEntityManager().createNativeQuery("INSERT INTO movement_dispute (entry_id, member_id, at, reason) "
                + "VALUES (:entry, :member, :now, :reason) ON CONFLICT (entry_id, member_id) DO UPDATE SET at = :now, reason = :reason")
                .setParameter("entry", entryId).setParameter("member", memberId).setParameter("now", now)
                .setParameter("reason", reason).executeUpdate();
    }

    void agree(long entryId, long memberId) {
        getEntityManager().createNativeQuery("DELETE FROM movement_dispute WHERE entry_id = :entry AND member_id = :member")
                .setParameter("entry", entryId).setParameter("member", memberId).executeUpdate();
    }

    /** Who does not agree that it is a movement, the oldest first. */
    Question<List<Dispute>> disputes(long entryId) {
        NativeQuery<Tuple> query = getEntityManager().unwrap(Session.class).createNativeQuery("""
                SELECT m.handle, m.name, d.at, d.reason FROM movement_dispute d JOIN member m ON m.id = d.member_id
                WHERE d.entry_id = :entry ORDER BY d.at""", Tuple.class);
        return Question.of(query.setParameter("entry", entryId), rows -> rows.stream()
                .map(row -> new Dispute(new MemberRef(row.get(0, String.class), row.get(1, String.class)),
                        row.get(2, Instant.class), row.get(3, String.class)))
                .toList());
    }
}
