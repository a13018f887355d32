package network.vanguard.page;

import java.time.Duration;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/**
 * A cookie of ours: never readable by scripts, never sent along from another site, bound to this host where HTTPS allows it.
 */
record OwnCookie(String name, boolean secure) {

    /** The cookie as it is called on this connection. */
    static OwnCookie named(String name, RoutingContext request, PageSettings settings) {
        boolean secure = settings.secure() || request.request().isSSL();
        return new OwnCookie(secure ? "__Host-" + name : name, secure);
    }

    /** What the browser sent; null when it sent none. */
    String read(RoutingContext request) {
        Cookie cookie = request.request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    /** Adds the cookie to the answer; a life of zero makes the browser forget it. */
    void write(RoutingContext request, String value, Duration life) {
        request.response().addCookie(Cookie.cookie(name, value).setPath("/").setHttpOnly(true).setSecure(secure)
                .setSameSite(CookieSameSite.LAX).setMaxAge(life.toSeconds()));
    }
}
