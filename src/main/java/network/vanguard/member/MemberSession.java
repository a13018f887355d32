package network.vanguard.member;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of a browser in which somebody signed in. */
@Entity
@Table(name = "member_session")
class MemberSession {

    @Id
    UUID id;
    String sid;
    @Column(name = "member_id")
    Long memberId;
    String device;
    @Column(name = "began_at")
    Instant beganAt;
    @Column(name = "seen_at")
    Instant seenAt;
    @Column(name = "ended_at")
    Instant endedAt;
    boolean here;

    protected MemberSession() {}
}
