package network.vanguard.page;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Headers of every answer, also of files, of the API and of failures: what a browser may load and run, whether it may keep
 * the answer, and the request's id.
 */
@ApplicationScoped
class ResponseHeaders {

    /** Before everything else, so that a failure anywhere later still carries the headers. */
    private static final int FIRST = 10_000;
    private static final String KEEP = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String KEEP_NOTHING = "no-store";
    private static final String THIS_BROWSER_ONLY = "private, no-cache";

    private final PageSettings settings;
    private final Map<String, String> always;

    ResponseHeaders(PageSettings settings,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> authServer) {
        this.settings = settings;
        this.always = Map.ofEntries(
                Map.entry("Content-Security-Policy",
                        contentSecurityPolicy(
                                settings.signInOrigin().or(() -> authServer.map(ResponseHeaders::origin)).orElse(""))),
                Map.entry("X-Content-Type-Options", "nosniff"), Map.entry("X-Frame-Options", "DENY"),
                Map.entry("Referrer-Policy", "same-origin"),
                Map.entry("Permissions-Policy",
                        Stream.of("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
                                .map(feature -> feature + "=()").collect(Collectors.joining(", "))),
                Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
                Map.entry("Cross-Origin-Resource-Policy", "same-origin"));
    }

    void register(@Observes Filters filters) {
        filters.register(this::start, FIRST);
    }

    private void start(RoutingContext request) {
        String id = RequestId.assign(request);
        MDC.put(RequestId.IN_LOG, id);
        HttpServerResponse response = request.response();
        response.putHeader(RequestId.HEADER, id);
        if (!ownPageOfQuarkus(request)) {
            always.forEach(response::putHeader);
        }
        if (settings.secure() || request.request().isSSL()) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        request.addHeadersEndHandler(end -> setCaching(request));
        request.next();
    }

    // The developer's console of Quarkus does not run under our policy, and exists in development only.
    private static boolean ownPageOfQuarkus(RoutingContext request) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT && request.normalizedPath().startsWith("/q/");
    }

    private static void setCaching(RoutingContext request) {
        HttpServerResponse response = request.response();
        String path = request.normalizedPath();
        if (response.getStatusCode() < 400 && (path.startsWith("/assets/") || path.startsWith("/webjars/"))) {
            boolean named = path.startsWith("/webjars/") || path.startsWith("/assets/nhsuk-")
                    || request.request().getParam("v") != null;
            boolean keep = named && LaunchMode.current() != LaunchMode.DEVELOPMENT;
            response.putHeader(HttpHeaders.CACHE_CONTROL, keep ? KEEP : ASK_AGAIN);
        } else if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            boolean personal = SignedIn.in(request) || FormTokens.issued(request) || response.getStatusCode() >= 400;
            response.putHeader(HttpHeaders.CACHE_CONTROL, personal ? KEEP_NOTHING : THIS_BROWSER_ONLY);
        }
    }

    // A form that is sent after the session has ended is redirected to sign-in, and browsers apply form-action to that too.
    private static String contentSecurityPolicy(String signInOrigin) {
        return String.join("; ", "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
                "font-src 'self'",
                "connect-src 'self'", ("form-action 'self' " + signInOrigin).strip(), "base-uri 'none'",
                "frame-ancestors 'none'",
                "object-src 'none'");
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
