package network.vanguard.member;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.LogWithoutTokens;

/**
 * Says in the log why a token did not open the API; what the sign-in refuses, Quarkus says itself. What has not even the shape of a token
 * is refused before Quarkus reads it, because its reader breaks on two dots (3.31).
 */
@ApplicationScoped
class RefusedTokens {

    private static final Logger LOG = Logger.getLogger(RefusedTokens.class);
    private static final String API = "/api/";
    private static final String BEARER = "bearer ";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_=-]+(\\.[A-Za-z0-9_=-]+)(\\.[A-Za-z0-9_=-]*){0,3}");
    /** Before Quarkus finds out who is asking (200). */
    private static final int BEFORE_AUTHENTICATION = 250;
    private static final int LONGEST = 400;

    void guard(@Observes Filters filters) {
        filters.register(RefusedTokens::refuse, BEFORE_AUTHENTICATION);
    }

    private static void refuse(RoutingContext context) {
        String sent = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = sent != null && sent.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (bearer && context.normalizedPath().startsWith(API)
                && !TOKEN.matcher(sent.substring(BEARER.length()).strip()).matches()) {
            said(context, "it is none");
            context.response().putHeader("WWW-Authenticate", "Bearer");
            context.fail(new AuthenticationFailedException("No token"));
        } else {
            context.next();
        }
    }

    void refused(@Observes AuthenticationFailureEvent event) {
        if (event.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext context
                && context.normalizedPath().startsWith(API)) {
            said(context, cause(event.getAuthenticationFailure()));
        }
    }

    private static void said(RoutingContext context, String why) {
        LOG.infof("A token was refused on %s %s: %s", context.request().method(), context.normalizedPath(), why);
    }

    /** The innermost words, of which there may be many about each claim. */
    private static String cause(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String words = LogWithoutTokens.without(String.valueOf(inner.getMessage() == null ? inner : inner.getMessage()))
                .replaceAll("[\\r\\n]+", " ");
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
}
