package network.vanguard.request;

import java.lang.reflect.Field;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.Invalid;

/**
 * Refuses what a proxy should have said of a request and did not say properly: 400 with the name of the header.
 *
 * <p>Quarkus 3.31 reads these headers while its router makes up a request, before any filter, and an {@code X-Forwarded-For} whose first
 * part has no host ends there with an exception that nobody catches: whoever asked waits until the connection is closed. No extension point lies
 * before that one, so the handler of the web server is wrapped here. {@code ForwardedHeadersTest} tells when that is no longer needed, or
 * no longer works.
 */
@ApplicationScoped
class ForwardedHeaders {

    private static final String ADDRESS = "X-Forwarded-For";
    private static final String SCHEME = "X-Forwarded-Proto";
    private static final String PORT = "X-Forwarded-Port";
    /** Put on a request that is to be refused as soon as it has a request id and the headers of every answer. */
    private static final String REFUSED = "X-Forwarded-Refused";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LARGEST_PORT = 65_535;
    /** After the headers of every answer (10,000), before everything else. */
    private static final int EARLY = 9_999;

    void wrap(@Observes StartupEvent started) {
        try {
            Field root = VertxHttpRecorder.class.getDeclaredField("rootHandler");
            root.setAccessible(true);
            @SuppressWarnings("unchecked")
            Handler<HttpServerRequest> inner = (Handler<HttpServerRequest>) root.get(null);
            Handler<HttpServerRequest> outer = request -> inner.handle(marked(request));
            root.set(null, outer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Quarkus keeps its first handler elsewhere now; see ForwardedHeaders", e);
        }
    }

    void refuse(@Observes Filters filters) {
        filters.register(ForwardedHeaders::check, EARLY);
    }

    private static void check(RoutingContext context) {
        String name = context.request().getHeader(REFUSED);
        if (name == null) {
            context.next();
        } else {
            context.fail(Invalid.request(Set.of(ADDRESS, SCHEME, PORT).contains(name) ? name : REFUSED, "is not valid"));
        }
    }

    /** Without the header that cannot be read, and with its name instead. */
    private static HttpServerRequest marked(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String broken = broken(headers);
        if (broken != null) {
            headers.remove(ADDRESS).remove(SCHEME).remove(PORT).set(REFUSED, broken);
        }
        return request;
    }

    /** The name of the first header that is not as a proxy writes it; null when there is none. */
    private static String broken(MultiMap headers) {
        if (headers.contains(ADDRESS) && isNobody(first(headers.get(ADDRESS)))) {
            return ADDRESS;
        }
        if (headers.contains(SCHEME) && !SCHEMES.contains(first(headers.get(SCHEME)))) {
            return SCHEME;
        }
        return headers.contains(PORT) && !isPort(first(headers.get(PORT))) ? PORT : null;
    }

    /** Of several proxies the one nearest to the browser. */
    private static String first(String value) {
        int comma = value.indexOf(',');
        return (comma < 0 ? value : value.substring(0, comma)).strip();
    }

    /** An address without a host, perhaps with a port. */
    private static boolean isNobody(String address) {
        return address.isEmpty() || address.startsWith(":") && !address.startsWith("::");
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= LARGEST_PORT;
    }
}
