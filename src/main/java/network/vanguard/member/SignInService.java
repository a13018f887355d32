package network.vanguard.member;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.scheduler.Scheduled;

/**
 * Knows whether Keycloak answers, so that nobody is sent to a sign-in that is not there: they get a page of ours that says so.
 * Asked every few seconds rather than at each sign-in, which would hold up the thread that serves everybody.
 */
@ApplicationScoped
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class SignInService implements OidcRedirectFilter {

    private static final Logger LOG = Logger.getLogger(SignInService.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** A slow answer may be a moment's; a refused connection is certain. */
    private static final int MOST_SLOW_ANSWERS = 2;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final Optional<URI> description;
    private final AtomicInteger missed = new AtomicInteger();

    SignInService(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> realm) {
        this.description = realm.map(address -> URI.create(address + "/.well-known/openid-configuration"));
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() throws InterruptedException {
        if (description.isEmpty()) {
            return;
        }
        int before = missed.get();
        try {
            HttpRequest request = HttpRequest.newBuilder(description.get()).timeout(LONGEST).build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            missed.set(status < 500 ? 0 : before + 1);
        } catch (ConnectException refused) {
            missed.set(MOST_SLOW_ANSWERS);
        } catch (IOException slow) {
            missed.set(Math.min(before + 1, MOST_SLOW_ANSWERS));
        }
        if (before < MOST_SLOW_ANSWERS && missed.get() >= MOST_SLOW_ANSWERS) {
            LOG.warnf("The sign-in service does not answer: %s", description.get());
        } else if (before >= MOST_SLOW_ANSWERS && missed.get() == 0) {
            LOG.info("The sign-in service answers again");
        }
    }

    /** Called before a browser is sent to sign in. */
    @Override
    public void filter(OidcRedirectContext redirect) {
        if (missed.get() >= MOST_SLOW_ANSWERS) {
            throw new IllegalStateException("The sign-in service does not answer");
        }
    }
}
