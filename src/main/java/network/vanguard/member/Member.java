package network.vanguard.member;

import java.time.Instant;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A person's row. */
@Entity
class Member {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String subject;
    String handle;
    String name;
    String[] roles = {};
    String claims = "";
    boolean active = true;
    @Column(name = "stories_first")
    boolean storiesFirst;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "seen_at")
    Instant seenAt;
    @Column(name = "let_through_at")
    Instant letThroughAt;

    protected Member() {}

    Member(String subject, String handle, Instant now) {
        this.subject = subject;
        this.handle = handle;
        this.name = handle;
        this.createdAt = now;
        this.seenAt = now;
    }

    void follow(SignIn signIn, Instant now) {
        if (signIn.name() != null && !signIn.name().isBlank()) {
            name = signIn.name().strip();
        }
        roles = signIn.roles().stream().map(PlatformRole::code).sorted().toArray(String[]::new);
        claims = signIn.digest();
        seenAt = now;
    }

    /** Whether they asked to be forgotten. */
    boolean erased() {
        return subject.startsWith(ErasedMembers.SUBJECT);
    }

    /** Whether it is no person but the platform itself. */
    boolean platform() {
        return subject.equals(MemberService.PLATFORM_SUBJECT);
    }

    /** Keeps the number, and nothing that tells whose it was. */
    void forget(String newSubject, String newHandle, String newName) {
        subject = newSubject;
        handle = newHandle;
        name = newName;
        roles = new String[0];
        claims = "";
        active = false;
        storiesFirst = false;
        letThroughAt = null;
        seenAt = createdAt;
    }

    Set<PlatformRole> platformRoles() {
        return PlatformRole.of(roles);
    }
}
