package network.vanguard.member;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * Watches the requests for new tokens. One that is not answered in time fails, so that a page is not held up by a Keycloak that hangs and
 * the session goes on with the token it has; one that is refused ends the session.
 *
 * <p>Asked for by nobody in our code, so that the build would leave it out as unused if it were not told to keep it.
 */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class SessionRenewal implements OidcRequestFilter, OidcResponseFilter {

    private static final Logger LOG = Logger.getLogger(SessionRenewal.class);
    private static final long LONGEST_MILLIS = 3000;
    private static final String REFRESH_TOKEN = "refresh_token";

    private final EndedSessions ended;

    SessionRenewal(EndedSessions ended) {
        this.ended = ended;
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext request) {
        request.request().timeout(LONGEST_MILLIS);
        // The answer comes without its question: remember which session was to be renewed
        request.contextProperties().put(REFRESH_TOKEN, formField(request.requestBody(), REFRESH_TOKEN));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext answer) {
        String token = answer.requestProperties().getString(REFRESH_TOKEN);
        if (token != null && answer.statusCode() == 400 && isRefused(answer.responseBody())) {
            String session = sessionOf(token);
            if (session != null) {
                LOG.infof("A session was not renewed and is ended: %s", answer.responseBody());
                ended.end(session);
            }
        }
        return Uni.createFrom().voidItem();
    }

    private static String formField(Object form, String name) {
        for (String field : String.valueOf(form).split("&")) {
            if (field.startsWith(name + "=")) {
                return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** Only this word speaks of the session; any other failure may be one of ours or of a moment. */
    private static boolean isRefused(Object body) {
        return String.valueOf(body).contains("\"invalid_grant\"");
    }

    /** The session that a refresh token of Keycloak names; null for a token of another make. */
    private static String sessionOf(String token) {
        String[] parts = token.split("\\.");
        try {
            return parts.length < 2
                    ? null
                    : new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                            .getString("sid");
        } catch (IllegalArgumentException | DecodeException opaque) {
            return null;
        }
    }
}
