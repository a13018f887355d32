package network.vanguard.problem;

import io.vertx.ext.web.RoutingContext;

/** The address that was asked for, fit to send a browser back to: it never leads to another host. */
public final class OwnAddress {

    private OwnAddress() {}

    /** Path and query. The path as the router understood it, which begins with one slash, not as it was sent. */
    public static String of(RoutingContext request) {
        String query = request.request().query();
        String path = request.normalizedPath().replaceFirst("^[/\\\\]+", "/");
        return path + (query == null ? "" : "?" + query);
    }
}
