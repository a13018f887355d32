package network.vanguard.problem;

import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The look of an error page. Whoever knows the layout of pages offers one bean of this type; without one a page with
 * nothing but the words is sent.
 */
public interface ProblemPage {

    /**
     * The whole HTML document for a problem: its title, its detail, its errors and its request id. Called on an event loop too (an address that does not exist is noticed
     * there): it must not wait for a database or anything else. If it throws, the bare page is sent instead.
     */
    String html(Problem problem);

    /**
     * The page for a form whose sender is not signed in, with all that was typed, to be sent again after signing in; nothing for a request
     * that is no form of ours. On an event loop too, as above.
     */
    Uni<Optional<String>> signInFirst(RoutingContext request);
}
