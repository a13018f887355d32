package network.vanguard.member;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.PanacheRepository;

import network.vanguard.query.Question;

/** The rows of people. */
@ApplicationScoped
class Members implements PanacheRepository<Member> {

    Optional<Member> bySubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    /**
     * A person's row as far as each request asks for it.
     *
     * @param claims what the last token said that was followed
     */
    record Known(long id, String handle, String name, Set<PlatformRole> roles, String claims, boolean active) {}

    /** The person whom the identity provider calls so; without a row when they were never here. */
    Question<Optional<Known>> known(String subject) {
        return Question.of(getSession().createNativeQuery("SELECT id, handle, name, roles, claims, active FROM member "
                + "WHERE subject = :subject", Tuple.class).setParameter("subject", subject),
                rows -> rows.stream().findFirst().map(row -> new Known(row.get("id", Long.class),
                        row.get("handle", String.class), row.get("name", String.class),
                        PlatformRole.of(row.get("roles", String[].class)), row.get("claims", String.class),
                        row.get("active", Boolean.class))));
    }

    Question<Boolean> storiesFirst(long id) {
        return Question.of(getSession().createNativeQuery("SELECT stories_first FROM member WHERE id = :id", Tuple.class)
                .setParameter("id", id), rows -> rows.get(0).get("stories_first", Boolean.class));
    }

    Optional<Member> byHandle(String handle) {
        return find("handle", handle).firstResultOptional();
    }

    /** Whose account is open and who has that name, whatever its capitals. */
    List<Member> called(String name, int most) {
        return find("active and lower(name) = lower(?1) order by handle", name).page(0, most).list();
    }

    List<Member> byHandles(Collection<String> handles) {
        return list("active and handle in ?1", handles);
    }

    /** By the beginning of the handle or of a word of the name, in the order of names. */
    List<MemberRef> beginning(String letters, int most) {
        String pattern = letters.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return find(
                "active and (handle like ?1 or lower(name) like ?1 or lower(name) like concat('% ', ?1)) order by name, handle",
                pattern).page(0, most).stream().map(member -> new MemberRef(member.handle, member.name)).toList();
    }

    /** Two first requests of one person may come at once: the second finds the first one's row. */
    void addIfAbsent(Member member) {
        getSession().createNativeMutationQuery("""
                INSERT INTO member (subject, handle, name, created_at, seen_at)
                VALUES (:subject, :handle, :name, :now, :now) ON CONFLICT DO NOTHING""")
                .setParameter("subject", member.subject).setParameter("handle", member.handle)
                .setParameter("name", member.name).setParameter("now", member.createdAt).executeUpdate();
    }

    /** Of everybody whose token named this group or one below it. */
    void forgetClaims(String group) {
        getSession().createNativeMutationQuery("UPDATE member SET claims = '' WHERE strpos(claims, :group) > 0")
                .setParameter("group", group).executeUpdate();
    }
}
