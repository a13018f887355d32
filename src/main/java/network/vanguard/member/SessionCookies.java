package network.vanguard.member;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives the cookies of sign-in, whose names Quarkus does not let us choose, the prefix {@code __Host-} wherever a request came by HTTPS: a browser then
 * takes them from this host only, so that no other host of the domain can plant one. Inside they keep their names. Those that are not
 * called as Quarkus calls them are passed over, because it breaks on them (3.31).
 */
@ApplicationScoped
class SessionCookies {

    private static final String PREFIX = "__Host-";
    private static final String OURS = "q_";
    private static final Pattern KNOWN = Pattern
            .compile("q_session(_chunk_[1-9][0-9]?)?|q_auth(_[A-Za-z0-9-]+)?|q_post_logout");
    /** After the headers of every answer (10,000), before anything reads a cookie. */
    private static final int EARLY = 9_998;

    private final boolean always;

    SessionCookies(@ConfigProperty(name = "vanguard.cookies.secure") boolean always) {
        this.always = always;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::rename, EARLY);
    }

    private void rename(RoutingContext context) {
        boolean secure = always || context.request().isSSL();
        List<String> sent = context.request().headers().getAll(HttpHeaders.COOKIE);
        if (!sent.isEmpty()) {
            context.request().headers().set(HttpHeaders.COOKIE, inside(String.join("; ", sent), secure));
        }
        context.addHeadersEndHandler(end -> outside(context, secure));
        context.next();
    }

    /** What Quarkus is shown of the browser's cookies. */
    private static String inside(String cookies, boolean secure) {
        List<String> kept = new ArrayList<>();
        for (String cookie : cookies.split(";")) {
            String pair = cookie.strip();
            boolean bound = pair.startsWith(PREFIX + OURS);
            String name = (bound ? pair.substring(PREFIX.length()) : pair).split("=", 2)[0].strip();
            if (!name.startsWith(OURS)) {
                kept.add(pair);
            } else if (bound == secure && KNOWN.matcher(name).matches()) {
                kept.add(bound ? pair.substring(PREFIX.length()) : pair);
            }
        }
        return String.join("; ", kept);
    }

    /** What the browser is told to keep or to forget. */
    private static void outside(RoutingContext context, boolean secure) {
        for (Cookie cookie : List.copyOf(context.request().cookies())) {
            if (!cookie.getName().startsWith(OURS) || !((ServerCookie) cookie).isChanged()) {
                continue;
            }
            if (secure) {
                context.response().removeCookie(cookie.getName(), false);
                context.response().addCookie(Cookie.cookie(PREFIX + cookie.getName(), cookie.getValue()).setPath("/")
                        .setHttpOnly(true).setSecure(true).setSameSite(CookieSameSite.LAX).setMaxAge(cookie.getMaxAge()));
            } else {
                cookie.setSameSite(CookieSameSite.LAX);
            }
        }
    }
}
