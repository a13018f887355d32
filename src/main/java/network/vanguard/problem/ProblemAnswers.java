package network.vanguard.problem;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jose4j.lang.UnresolvableKeyException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.Diagnosis.Log;

/**
 * Turns every failure into an answer: RFC 9457 JSON under {@code /api}, an HTML page everywhere else. A fault of ours is
 * logged here, once, with its stack trace and the request id; nothing of it is in the answer.
 */
@Singleton
public class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final String SIGN_IN_AWAY = "The sign-in service does not answer right now. What is public can be read without "
            + "signing in. Try to sign in again in a minute.";
    private static final String JSON = "application/problem+json";
    private static final String HTML = "text/html;charset=UTF-8";
    /** After every route that answers, and before Quarkus's own page for errors. */
    private static final int LAST_BUT_ONE = Integer.MAX_VALUE - 1;

    private final ObjectMapper json;
    private final Instance<ProblemPage> pages;
    private final Instance<SignInGate> gate;

    ProblemAnswers(ObjectMapper json, Instance<ProblemPage> pages, Instance<SignInGate> gate) {
        this.json = json;
        this.pages = pages;
        this.gate = gate;
    }

    // Named one by one where Quarkus brings a mapper of its own for exactly that class: the nearest class wins
    @ServerExceptionMapper({Throwable.class, WebApplicationException.class, NotFoundException.class,
            ConstraintViolationException.class, MismatchedInputException.class, InvalidDefinitionException.class,
            ForbiddenException.class, AuthenticationCompletionException.class})
    Response answer(Throwable failure, RoutingContext context) {
        if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        Problem problem = diagnose(failure, context);
        Response.ResponseBuilder answer = Response.status(problem.status()).entity(body(problem, context)).type(type(context));
        headers(problem, answer::header);
        if (failure instanceof WebApplicationException web) {
            // with 405: what the address does take
            answer.header(HttpHeaders.ALLOW, web.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    /** Signing in and out goes by way of the sign-in service: no failure, but it travels as one. */
    @ServerExceptionMapper
    Uni<Response> elsewhere(AuthenticationRedirectException redirect, RoutingContext context) {
        return givenBack(context).map(form -> form.orElseGet(() -> Response.status(redirect.getCode())
                .header(HttpHeaders.LOCATION, redirect.getRedirectUri()).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build()));
    }

    /** For a form that was sent by somebody who is not signed in (any more): the form, as nothing typed may be lost. */
    private Uni<Optional<Response>> givenBack(RoutingContext context) {
        return formPage(context).map(page -> page.map(html -> Response.status(401).type(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").entity(html).build()));
    }

    private Uni<Optional<String>> formPage(RoutingContext context) {
        return isApi(context) || !pages.isResolvable()
                ? Uni.createFrom().item(Optional.empty())
                : pages.get().signInFirst(context);
    }

    /** What a browser has to do to sign in is for the sign-in service to say; a program is told in the answer. */
    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Uni<Response> signIn(Throwable failure, RoutingContext context) {
        return givenBack(context).flatMap(form -> form.isPresent()
                ? Uni.createFrom().item(form.get())
                : challenge(failure, context));
    }

    private Uni<Response> challenge(Throwable failure, RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        Uni<ChallengeData> challenge = authenticator == null
                ? Uni.createFrom().nullItem()
                : authenticator.getChallenge(context);
        return challenge.onFailure().recoverWithNull().flatMap(asked -> {
            if (asked != null && asked.status != 401) {
                return begin(context).map(refusal -> refusal.map(tooMany -> answer(tooMany, context)).orElseGet(() -> {
                    Response.ResponseBuilder answer = Response.status(asked.status);
                    return (asked.headerName == null ? answer : answer.header(asked.headerName.toString(), asked.headerContent))
                            .build();
                }));
            }
            // A page that cannot even be sent to the sign-in: that service does not answer
            boolean away = !isApi(context) && !"XMLHttpRequest".equals(context.request().getHeader("X-Requested-With"));
            Response answer = answer(away ? new Unavailable(SIGN_IN_AWAY, Duration.ofSeconds(60)) : failure, context);
            if (asked != null && asked.headerName != null) {
                answer.getHeaders().putSingle(asked.headerName.toString(), asked.headerContent);
            }
            if (isApi(context) && answer.getHeaderString(HttpHeaders.WWW_AUTHENTICATE) == null) {
                answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            }
            return Uni.createFrom().item(answer);
        });
    }

    private Uni<Optional<TooMany>> begin(RoutingContext context) {
        return gate.isResolvable() ? gate.get().begin(context) : Uni.createFrom().item(Optional.empty());
    }

    /** A bare status, from whomever it comes, gets its words too. */
    @ServerResponseFilter
    void fill(ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
        if (response.getStatus() >= 400 && !response.hasEntity() && !request.getMethod().equals("HEAD")) {
            response.setEntity(body(bare(response.getStatus()), context), null, MediaType.valueOf(type(context)));
        }
    }

    /** Failures outside the endpoints: in a filter of the web server, in the sign-in, in the file server. */
    void outsideEndpoints(@Observes Router router) {
        router.route().order(LAST_BUT_ONE).failureHandler(this::lastResort);
    }

    private void lastResort(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            context.next();
            return;
        }
        if (asksToSignIn(context)) {
            formPage(context).subscribe().with(form -> form.ifPresentOrElse(page -> withoutLocation(response).setStatusCode(401)
                    .putHeader(HttpHeaders.CONTENT_TYPE, HTML).putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end(page),
                    () -> lastWords(context)), broken -> lastWords(context));
            return;
        }
        lastWords(context);
    }

    private static HttpServerResponse withoutLocation(HttpServerResponse response) {
        response.headers().remove(HttpHeaders.LOCATION);
        return response;
    }

    /** A session that cannot be read is told of by its status alone. */
    private static boolean asksToSignIn(RoutingContext context) {
        Throwable failure = context.failure();
        return failure == null
                ? context.statusCode() == 401
                : failure instanceof AuthenticationRedirectException || failure instanceof UnauthorizedException
                        || failure instanceof AuthenticationFailedException;
    }

    private void lastWords(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (context.failure() instanceof AuthenticationRedirectException redirect) {
            response.setStatusCode(redirect.getCode()).putHeader(HttpHeaders.LOCATION, redirect.getRedirectUri())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end();
            return;
        }
        if (context.failure() instanceof AuthenticationFailedException && response.getStatusCode() == 302) {
            // Quarkus has put down where to sign in
            begin(context).subscribe().with(refusal -> context.vertx().runOnContext(now -> refusal.ifPresentOrElse(
                    tooMany -> end(withoutLocation(response), diagnose(tooMany, context), context),
                    () -> response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end())));
            return;
        }
        if (isSessionOfAKeyThatIsGone(context)) {
            response.setStatusCode(302).putHeader(HttpHeaders.LOCATION, OwnAddress.of(context))
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end();
            return;
        }
        Problem problem = context.failure() == null ? bare(context.statusCode()) : diagnose(context.failure(), context);
        end(response, problem, context);
    }

    private void end(HttpServerResponse response, Problem problem, RoutingContext context) {
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, type(context));
        headers(problem, (name, value) -> response.putHeader(name, value.toString()));
        response.end(body(problem, context));
    }

    /**
     * A session whose token was signed with a key that is gone: Quarkus has taken it away, and the same page asked for once more leads to
     * the sign-in, which knows the person still. An answer of the sign-in itself (code) is not asked for twice.
     */
    private static boolean isSessionOfAKeyThatIsGone(RoutingContext context) {
        return context.failure() instanceof AuthenticationCompletionException && context.request().method() == HttpMethod.GET
                && !isApi(context) && context.request().getParam("code") == null
                && Diagnosis.chain(context.failure()).stream().anyMatch(UnresolvableKeyException.class::isInstance);
    }

    private static Problem bare(int status) {
        return Problem.of(status, Diagnosis.detail(Kind.of(status))).withRequestId(requestId());
    }

    /** A query parameter that is no number, date or the like; Quarkus REST calls that "not found" and names nothing. */
    private static Throwable blameQuery(Throwable failure, RoutingContext context) {
        if (failure instanceof NotFoundException && failure.getCause() != null) {
            String said = String.valueOf(failure.getCause().getMessage());
            for (Map.Entry<String, String> sent : context.queryParams()) {
                if (!sent.getValue().isEmpty() && said.contains(sent.getValue())) {
                    return Invalid.request(Shown.name(sent.getKey()), "is not valid");
                }
            }
        }
        return failure;
    }

    private Problem diagnose(Throwable thrown, RoutingContext context) {
        Throwable failure = thrown.getCause() instanceof ProblemException ? thrown : blameQuery(thrown, context);
        Diagnosis diagnosis = Diagnosis.of(failure);
        String request = context.request().method() + " " + context.normalizedPath();
        if (diagnosis.log() == Log.TRACE) {
            LOG.errorf(failure, "%s failed, request %s", request, requestId());
        } else if (diagnosis.log() == Log.LINE) {
            LOG.warnf("%s failed, request %s: %s", request, requestId(), failure);
        } else {
            LOG.debugf(failure, "%s was refused", request);
        }
        return diagnosis.problem().withRequestId(requestId());
    }

    private static void headers(Problem problem, BiConsumer<String, Object> answer) {
        problem.headers().forEach(answer);
        answer.accept(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static String requestId() {
        Object id = MDC.get("requestId");
        return id == null ? null : id.toString();
    }

    private static boolean isApi(RoutingContext context) {
        String path = context.normalizedPath();
        return path.equals("/api") || path.startsWith("/api/");
    }

    private static String type(RoutingContext context) {
        return isApi(context) ? JSON : HTML;
    }

    private String body(Problem problem, RoutingContext context) {
        try {
            return isApi(context) ? json.writeValueAsString(problem) : page(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String page(Problem problem) {
        if (pages.isResolvable()) {
            try {
                return pages.get().html(problem);
            } catch (RuntimeException broken) {
                LOG.errorf(broken, "the error page itself failed, request %s", problem.requestId());
            }
        }
        return BarePage.html(problem);
    }
}
