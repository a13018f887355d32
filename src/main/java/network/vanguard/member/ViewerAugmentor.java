package network.vanguard.member;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.replica.Sources;

/** Turns a verified token into a {@link Viewer}, once a request, so that rights are always those of our database. */
@ApplicationScoped
class ViewerAugmentor implements SecurityIdentityAugmentor {

    private static final String ARRIVAL = "arrival";

    private final MemberService members;
    private final Sources sources;
    private final String client;

    ViewerAugmentor(MemberService members, Sources sources, @ConfigProperty(name = "quarkus.oidc.client-id") String client) {
        this.members = members;
        this.sources = sources;
        this.client = client;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> withViewer(identity, token));
    }

    @ActivateRequestContext
    SecurityIdentity withViewer(SecurityIdentity identity, JsonWebToken token) {
        return QuarkusSecurityIdentity.builder(identity).addAttribute(ARRIVAL, arrive(identity, token)).build();
    }

    /** Who an identity was found to be on its way in; null when nobody has looked. */
    static Viewer known(SecurityIdentity identity) {
        Arrival arrival = identity == null ? null : identity.getAttribute(ARRIVAL);
        return arrival == null ? null : arrival.viewer();
    }

    /** How the session ended in which an identity comes; null when it goes on, or nobody has looked. */
    static EndedSession ended(SecurityIdentity identity) {
        Arrival arrival = identity.getAttribute(ARRIVAL);
        return arrival == null ? null : arrival.ended();
    }

    /** The session of a page's cookie, as Keycloak names it; null for a token of the API and for a visitor. */
    static String session(SecurityIdentity identity) {
        return identity != null && identity.getCredential(IdTokenCredential.class) != null
                && identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("sid") : null;
    }

    /** Who a verified identity is here; a visitor when it names nobody. */
    Viewer viewer(SecurityIdentity identity) {
        Viewer known = known(identity);
        if (known != null) {
            return known;
        }
        // A renewal that failed: Quarkus goes on with the identity as it was before it came past here
        return identity.getPrincipal() instanceof JsonWebToken token && !identity.isAnonymous()
                ? arrive(identity, token).viewer()
                : Viewer.ANONYMOUS;
    }

    private Arrival arrive(SecurityIdentity identity, JsonWebToken token) {
        if (token.getSubject() == null || token.getSubject().isBlank()) {
            throw new AuthenticationFailedException("The token names nobody");
        }
        if (identity.getCredential(IdTokenCredential.class) != null) {
            requireIdTokenOfOurs(token);
        }
        SignIn signIn = new SignIn(token.getSubject(), token.getClaim("preferred_username"),
                token.getClaim("name"), rolesOf(identity), groupsOf(token),
                Instant.ofEpochSecond(token.getIssuedAtTime()));
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(identity);
        Arrival arrival = arrive(signIn, session(identity), request);
        sources.from(request, arrival.position());
        return arrival;
    }

    /** While the primary is away, whoever only reads is known by the replica. */
    private Arrival arrive(SignIn signIn, String session, RoutingContext request) {
        if (sources.onlyReading() && Sources.asks(request)) {
            return sources.atTheReplica(() -> members.recognise(signIn, session));
        }
        try {
            return session == null
                    ? members.arrive(signIn)
                    : members.arrive(signIn, session,
                            Device.of(request == null ? null : request.request().getHeader("User-Agent")));
        } catch (RuntimeException failure) {
            if (Sources.asks(request) && sources.onlyReadingNow()) {
                return sources.atTheReplica(() -> members.recognise(signIn, session));
            }
            throw failure;
        }
    }

    /**
     * Not a setting of Quarkus, because that would hold for the tokens by which Keycloak signs people out too, and these are of another
     * kind.
     */
    private void requireIdTokenOfOurs(JsonWebToken token) {
        if (!"ID".equals(token.getClaim("typ"))) {
            throw new AuthenticationFailedException("The token is of another kind than an ID token");
        }
        if (!client.equals(token.getClaim("azp"))) {
            throw new AuthenticationFailedException("The token was given to another program");
        }
    }

    private static Set<PlatformRole> rolesOf(SecurityIdentity identity) {
        return Set.of(PlatformRole.values()).stream().filter(role -> identity.hasRole(role.code())).collect(Collectors.toSet());
    }

    private static Set<String> groupsOf(JsonWebToken token) {
        Set<String> groups = new LinkedHashSet<>();
        Object claim = token.getClaim("groups");
        if (claim instanceof JsonArray array) {
            array.getValuesAs(JsonString.class).forEach(group -> groups.add(group.getString()));
        } else if (claim instanceof Iterable<?> several) {
            several.forEach(group -> groups.add(String.valueOf(group)));
        }
        return groups;
    }
}
