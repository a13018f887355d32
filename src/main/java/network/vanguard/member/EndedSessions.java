package network.vanguard.member;

import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

import io.quarkus.oidc.SecurityEvent;
import io.quarkus.oidc.common.runtime.OidcConstants;
import io.quarkus.oidc.runtime.TokenVerificationResult;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.OwnAddress;

/**
 * Refuses sessions that are over although their cookie could still be read: signed out, ended by their person elsewhere, or refused by
 * Keycloak when they were to be renewed (account disabled, session ended by an administrator). Without this they would go on until their
 * token ends, up to 40 minutes, because a session is meant to outlive a Keycloak that does not answer.
 *
 * <p>That a session has ended stands in the database, where each request of every node looks ({@link MemberService}). What Keycloak says is told to a thread
 * that must not wait for the database, so it is kept in memory too and written down by another thread, again and again until that succeeds.
 */
@ApplicationScoped
class EndedSessions {

    private static final Logger LOG = Logger.getLogger(EndedSessions.class);
    /** Longer than any token of a session is good for. */
    private static final Duration REMEMBERED = Duration.ofMinutes(45);
    /** By how much the clocks of Keycloak and of the platform may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final String SESSION_COOKIE = "q_session";
    private static final String SIGN_OUT = "/sign-out";
    private static final int TIDIED_ABOVE = 10_000;
    /** Between finding out who is asking (200) and deciding what they may (100). */
    private static final int AFTER_AUTHENTICATION = 150;

    private final Map<String, Instant> endedAt = new ConcurrentHashMap<>();
    private final Map<String, Instant> unwritten = new ConcurrentHashMap<>();
    private final SessionService sessions;
    private final Event<SignedIn> signedIn;
    private final Clock clock;

    EndedSessions(SessionService sessions, Event<SignedIn> signedIn, Clock clock) {
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** Ends a session for good because Keycloak says that it is over. */
    void end(String session) {
        Instant now = clock.instant();
        if (endedAt.size() > TIDIED_ABOVE) {
            endedAt.values().removeIf(at -> at.plus(REMEMBERED).isBefore(now));
        }
        endedAt.putIfAbsent(session, now);
        unwritten.put(session, now);
        Infrastructure.getDefaultWorkerPool().execute(this::write);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        unwritten.forEach((session, at) -> {
            try {
                sessions.over(session, at);
                unwritten.remove(session, at);
            } catch (RuntimeException unavailable) {
                LOG.warnf("The end of a session is not written down yet: %s", unavailable.getMessage());
            }
        });
    }

    void signedOut(@Observes SecurityEvent event) {
        switch (event.getEventType()) {
            case OIDC_LOGOUT_RP_INITIATED, OIDC_BACKCHANNEL_LOGOUT_COMPLETED -> {
                String session = ViewerAugmentor.session(event.getSecurityIdentity());
                if (session != null) {
                    end(session);
                }
            }
            case OIDC_BACKCHANNEL_LOGOUT_INITIATED -> {
                // Keycloak tells one node; the session may be another's
                String session = sessionOf(event.getEventProperties().get(OidcConstants.BACK_CHANNEL_LOGOUT_TOKEN));
                if (session != null) {
                    end(session);
                }
            }
            case OIDC_LOGIN -> {
                Viewer member = ViewerAugmentor.known(event.getSecurityIdentity());
                if (member != null && member.signedIn()) {
                    // this thread serves everybody: what follows is done by another
                    signedIn.fireAsync(new SignedIn(member));
                }
            }
            default -> {
                // says nothing about the end of a session
            }
        }
    }

    void guard(@Observes Filters filters) {
        filters.register(this::refuseEnded, AFTER_AUTHENTICATION);
    }

    private void refuseEnded(RoutingContext context) {
        SecurityIdentity identity = context.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        String session = ViewerAugmentor.session(identity);
        EndedSession ended = session == null ? null : ended(session, identity);
        if (ended == null || context.response().ended()) {
            context.next();
        } else {
            refuse(context, (JsonWebToken) identity.getPrincipal(), ended);
        }
    }

    private EndedSession ended(String session, SecurityIdentity identity) {
        EndedSession written = ViewerAugmentor.ended(identity);
        Instant told = endedAt.get(session);
        return written != null || told == null ? written : new EndedSession(told, false);
    }

    /**
     * The browser forgets the session and asks again as a visitor: it is sent to sign in where that is needed. Where Keycloak's own session may
     * go on it is signed out there first, or whoever sits at it would be let in again without a password, and in the same session.
     */
    private static void refuse(RoutingContext context, JsonWebToken token, EndedSession ended) {
        boolean page = context.request().method() == HttpMethod.GET;
        boolean givenOutSince = Instant.ofEpochSecond(token.getIssuedAtTime()).plus(CLOCKS).isAfter(ended.at());
        if (page && (ended.here() || givenOutSince) && !context.normalizedPath().equals(SIGN_OUT)) {
            // with its cookie, by which Keycloak is told what ends
            context.response().setStatusCode(302).putHeader("Location", SIGN_OUT).end();
            return;
        }
        context.request().cookies().stream().map(Cookie::getName).filter(name -> name.startsWith(SESSION_COOKIE)).distinct()
                .forEach(name -> context.response()
                        .addCookie(Cookie.cookie(name, "").setPath("/").setMaxAge(0).setHttpOnly(true)));
        if (page) {
            context.response().setStatusCode(302).putHeader("Location", OwnAddress.of(context)).end();
        } else {
            context.fail(new UnauthorizedException());
        }
    }

    /**
     * The session that a verified token of sign-out names. Quarkus keeps what it found in the token to itself; without it another node would
     * learn of the sign-out with the next renewal.
     */
    private static String sessionOf(Object verified) {
        try {
            Field claims = TokenVerificationResult.class.getDeclaredField("localVerificationResult");
            claims.setAccessible(true);
            return claims.get(verified) instanceof JsonObject token ? token.getString("sid") : null;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("Quarkus keeps the token of a sign-out elsewhere now", changed);
        }
    }
}
