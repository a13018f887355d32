package network.vanguard.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.OwnAddress;

/**
 * Sessions that are over although their cookie could still be read: signed out, or refused by Keycloak when they were to be renewed
 * (account disabled, session ended by an administrator). Without this they would go on until their token ends, up to 40 minutes, because
 * a session is meant to outlive a Keycloak that does not answer.
 *
 * <p>Kept in this node's memory: another node learns of it at the next renewal, within 4 minutes.
 */
@ApplicationScoped
class EndedSessions {

    /** Longer than any token of a session is good for. */
    private static final Duration REMEMBERED = Duration.ofMinutes(45);
    private static final String SESSION_COOKIE = "q_session";
    private static final int TIDIED_ABOVE = 10_000;
    /** Between finding out who is asking (200) and deciding what they may (100). */
    private static final int AFTER_AUTHENTICATION = 150;

    private final Map<String, Instant> forgottenAt = new ConcurrentHashMap<>();
    private final Event<SignedIn> signedIn;
    private final Clock clock;

    EndedSessions(Event<SignedIn> signedIn, Clock clock) {
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** Ends a session for good. */
    void end(String session) {
        Instant now = clock.instant();
        if (forgottenAt.size() > TIDIED_ABOVE) {
            forgottenAt.values().removeIf(now::isAfter);
        }
        forgottenAt.put(session, now.plus(REMEMBERED));
    }

    void signedOut(@Observes SecurityEvent event) {
        switch (event.getEventType()) {
            case OIDC_LOGOUT_RP_INITIATED, OIDC_BACKCHANNEL_LOGOUT_COMPLETED -> {
                String session = sessionOf(event.getSecurityIdentity());
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

    /** The browser forgets an ended session and asks again as a visitor: it is sent to sign in where that is needed. */
    private void refuseEnded(RoutingContext context) {
        String session = context.user() instanceof QuarkusHttpUser user ? sessionOf(user.getSecurityIdentity()) : null;
        if (session == null || !forgottenAt.containsKey(session) || context.response().ended()) {
            context.next();
            return;
        }
        context.request().cookies().stream().map(Cookie::getName).filter(name -> name.startsWith(SESSION_COOKIE)).distinct()
                .forEach(name -> context.response()
                        .addCookie(Cookie.cookie(name, "").setPath("/").setMaxAge(0).setHttpOnly(true)));
        if (context.request().method() == HttpMethod.GET) {
            context.response().setStatusCode(302).putHeader("Location", OwnAddress.of(context)).end();
        } else {
            context.fail(new UnauthorizedException());
        }
    }

    /** The session of a page's cookie, as Keycloak names it; null for a token of the API and for a visitor. */
    private static String sessionOf(SecurityIdentity identity) {
        return identity != null && identity.getCredential(IdTokenCredential.class) != null
                && identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("sid") : null;
    }
}
