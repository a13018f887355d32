package network.vanguard.problem;

import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Asked before a browser is sent to the sign-in service. Whoever limits how often offers one bean of this type. */
public interface SignInGate {

    /**
     * Counts the start of a sign-in. Called on an event loop too: what waits for a database does that on another thread.
     *
     * @return why it is refused; empty when the browser may be sent on. Never a failure.
     */
    Uni<Optional<TooMany>> begin(RoutingContext request);
}
