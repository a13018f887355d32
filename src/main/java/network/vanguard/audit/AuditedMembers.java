package network.vanguard.audit;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.transaction.Transactional;

import network.vanguard.member.PlatformRole;
import network.vanguard.member.RightsFollowed;
import network.vanguard.member.SessionsEnded;
import network.vanguard.member.SignedIn;
import network.vanguard.member.Viewer;
import network.vanguard.replica.Reads;

/** Writes sign-ins into the log, and the roles and sites that came with them when they were others than before. */
@Reads
@ApplicationScoped
class AuditedMembers {

    private final AuditLog log;

    AuditedMembers(AuditLog log) {
        this.log = log;
    }

    @Transactional
    void signedIn(@ObservesAsync SignedIn event) {
        log.record(event.member(), AuditVerb.SIGNED_IN, "member", event.member().memberId(), null);
    }

    /** Ends of sessions that a person wanted; a sign-out where one sits is nobody else's business. */
    void sessionsEnded(@Observes SessionsEnded event) {
        log.record(event.member(), AuditVerb.SIGNED_OUT, "member", event.member().memberId(),
                String.join(", ", event.devices()));
    }

    void rightsFollowed(@Observes RightsFollowed event) {
        log.record(event.member(), AuditVerb.RIGHTS_FOLLOWED, "member", event.member().memberId(), rights(event.member()));
    }

    /** "Roles: moderator. Sites: stockport-together (lead)." */
    private static String rights(Viewer member) {
        String roles = member.roles().stream().map(PlatformRole::code).sorted().collect(Collectors.joining(", "));
        String sites = member.affiliations().stream().map(one -> one.siteSlug() + " (" + one.role().code() + ")").sorted()
                .collect(Collectors.joining(", "));
        return "Roles: " + (roles.isEmpty() ? "none" : roles) + ". Sites: " + (sites.isEmpty() ? "none" : sites) + ".";
    }
}
