package network.vanguard.problem;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.handler.HttpException;

/**
 * What a failure means to the one who caused or met it.
 *
 * @param problem the answer, without a request id
 * @param log how loudly the operators should hear of it
 */
record Diagnosis(Problem problem, Log log) {

    enum Log {
        /** The sender's own doing: nothing to look after. */
        QUIET,
        /** Something this depends on is in trouble: one line. */
        LINE,
        /** A fault of ours: one line and the stack trace. */
        TRACE
    }

    static final String NOT_FOUND = "There is nothing at this address, or you may not see it.";
    private static final String BROKEN = "What you sent may not have been saved. "
            + "Try again; if it happens again, tell us the number of the request.";

    static Diagnosis of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        for (Throwable cause : chain) {
            if (cause instanceof ProblemException ours) {
                return quiet(ours.problem());
            }
        }
        if (failure instanceof WebApplicationException web) {
            return ofWeb(web, chain);
        }
        if (failure instanceof JsonProcessingException json && !(json instanceof InvalidDefinitionException)) {
            return quiet(JsonTrouble.problem(json));
        }
        if (failure instanceof ConstraintViolationException broken) {
            return Violations.problem(broken).map(Diagnosis::quiet).orElseGet(Diagnosis::broken);
        }
        if (failure instanceof ForbiddenException) {
            return quiet(Problem.of(Kind.REFUSED, detail(Kind.REFUSED)));
        }
        // The extension's word for a session that was signed out elsewhere; its type is not public
        boolean signedOut = failure.getClass().getSimpleName().equals("LogoutException");
        if (signedOut || failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            return quiet(Problem.of(Kind.NOT_SIGNED_IN, detail(Kind.NOT_SIGNED_IN)));
        }
        if (failure instanceof HttpException refused && refused.getStatusCode() < 500) {
            return quiet(Problem.of(refused.getStatusCode(), detail(Kind.of(refused.getStatusCode()))));
        }
        if (failure instanceof UnsupportedCharsetException || failure instanceof IllegalCharsetNameException
                || failure.getCause() instanceof UnsupportedEncodingException) {
            return quiet(Problem.of(Kind.UNSUPPORTED, "Text is taken in UTF-8 only."));
        }
        if (isUndecodable(failure)) {
            return quiet(Problem.of(Kind.BAD_REQUEST, "A value in it is not properly percent-encoded."));
        }
        for (Throwable cause : chain) {
            if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                return quiet(Problem.of(Kind.BAD_REQUEST, "The connection was closed before the request was complete."));
            }
            if (cause instanceof RejectedExecutionException) {
                return new Diagnosis(DatabaseTrouble.busy(), Log.LINE);
            }
        }
        if (isUnreadableForm(failure)) {
            return quiet(Problem.of(Kind.BAD_REQUEST, "The form cannot be read: it is cut off, or has too many fields."));
        }
        return DatabaseTrouble.diagnosis(chain).or(() -> ofStorage(chain)).orElseGet(Diagnosis::broken);
    }

    private static Diagnosis ofWeb(WebApplicationException web, List<Throwable> chain) {
        for (Throwable cause : chain) {
            if (cause instanceof JsonProcessingException json) {
                return quiet(JsonTrouble.problem(json));
            }
        }
        Response response = web.getResponse();
        if (response.getStatus() >= 500 && response.getStatus() != 503) {
            return broken();
        }
        return quiet(ofResponse(response));
    }

    /** A bare status, with the headers that belong to it. */
    static Problem ofResponse(Response response) {
        Problem problem = Problem.of(response.getStatus(), detail(Kind.of(response.getStatus())));
        for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER)) {
            String value = response.getHeaderString(name);
            if (value != null) {
                problem = problem.withHeader(name, value);
            }
        }
        return problem;
    }

    static String detail(Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> "Something in what was sent is not as it should be.";
            case NOT_SIGNED_IN -> "Sign in first; a program sends a valid access token.";
            case REFUSED -> "You are signed in, and this needs a right that you do not have.";
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> "There is something at this address, and this is not done to it.";
            case NOT_ACCEPTABLE -> "The header Accept names no format in which this can be sent.";
            case TOO_LARGE -> "More was sent than is taken here.";
            case UNSUPPORTED -> "The header Content-Type names a format that is not read here.";
            case BROKEN -> BROKEN;
            default -> "";
        };
    }

    static Diagnosis broken() {
        return new Diagnosis(Problem.of(Kind.BROKEN, BROKEN), Log.TRACE);
    }

    private static Diagnosis quiet(Problem problem) {
        return new Diagnosis(problem, Log.QUIET);
    }

    /** A full disk is told by the file system only in words. */
    private static Optional<Diagnosis> ofStorage(List<Throwable> chain) {
        for (Throwable cause : chain) {
            if (cause instanceof IOException && String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return Optional.of(new Diagnosis(DatabaseTrouble.full(), Log.LINE));
            }
        }
        return Optional.empty();
    }

    /** Quarkus REST lets a plain IllegalArgumentException of its decoder through when a form has %ZZ in it. */
    private static boolean isUndecodable(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure instanceof IllegalArgumentException && trace.length > 0
                && trace[0].getClassName().equals("org.jboss.resteasy.reactive.common.util.URLUtils");
    }

    /** Quarkus REST's parser of forms says it with plain exceptions; what the disk says while it keeps a file begins elsewhere. */
    private static boolean isUnreadableForm(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.jboss.resteasy.reactive.server.core.multipart.");
    }

    static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && chain.size() < 20; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
