package network.vanguard.page;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Who a request comes from, as far as sign-in knows it and without asking a database. */
final class SignedIn {

    private SignedIn() {}

    /** Whether somebody is signed in. */
    static boolean in(RoutingContext request) {
        return !name(request).isEmpty();
    }

    /** What sign-in calls the person; empty when nobody is signed in. */
    static String name(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "";
    }
}
