package network.vanguard.member;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.lang.UnresolvableKeyException;

import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Looks again at a token whose key is not known. When Keycloak signs with a new key, the first request makes Quarkus fetch the keys; those
 * that come in the same moment would be refused although the keys are on their way (3.31). Only so many in a minute: whoever invents keys
 * is refused at once after that.
 */
@ApplicationScoped
class NewKeys implements IdentityProvider<TokenAuthenticationRequest> {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int TIMES = 3;
    private static final int IN_A_MINUTE = 20;

    /**
     * How many were looked at again.
     *
     * @param minute counted from 1970
     */
    private record Again(long minute, int times) {

        Again in(long now) {
            return minute == now ? new Again(minute, times + 1) : new Again(now, 1);
        }
    }

    private final OidcIdentityProvider provider;
    private final Clock clock;
    private final AtomicReference<Again> again = new AtomicReference<>(new Again(0, 0));

    NewKeys(OidcIdentityProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the one that it asks. */
    @Override
    public int priority() {
        return provider.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Context here = Vertx.currentContext();
        // the request goes on where it came in
        Executor back = here == null ? Runnable::run : task -> here.runOnContext(ignored -> task.run());
        return provider.authenticate(request, context).onFailure(failure -> keyIsNotKnown(failure) && mayLookAgain())
                .recoverWithUni(() -> Uni.createFrom().deferred(() -> provider.authenticate(request, context))
                        .runSubscriptionOn(back)
                        .onFailure(NewKeys::keyIsNotKnown).retry().withBackOff(PAUSE, PAUSE).atMost(TIMES)
                        .emitOn(back));
    }

    private boolean mayLookAgain() {
        long minute = clock.instant().getEpochSecond() / 60;
        return again.updateAndGet(last -> last.in(minute)).times() <= IN_A_MINUTE;
    }

    private static boolean keyIsNotKnown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvableKeyException) {
                return true;
            }
        }
        return false;
    }
}
