package network.vanguard.pace;

import java.sql.SQLException;
import java.util.Optional;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.GivenBack;
import network.vanguard.problem.TooMany;
import network.vanguard.replica.Sources;

/**
 * Asks before each endpoint that is {@link Paced} whether it may go on, and tells in the answer how much is left. A form that came too soon is given back with all that was typed.
 * Whom a proxy speaks for is believed only of the proxies that are named in the settings.
 */
class PaceKeeper {

    /** After the guard of the forms (5000): a form that is not ours counts for nobody. */
    private static final int AFTER_THE_GUARD = 5100;
    /** PostgreSQL's disk_full. */
    private static final String DISK_FULL = "53100";

    private final PaceService service;
    private final GivenBack forms;
    private final CurrentViewer viewer;
    private final Sources sources;

    PaceKeeper(PaceService service, GivenBack forms, CurrentViewer viewer, Sources sources) {
        this.service = service;
        this.forms = forms;
        this.viewer = viewer;
        this.sources = sources;
    }

    @ServerRequestFilter(priority = AFTER_THE_GUARD)
    @WithFormRead
    @Paced
    Response keep(ResteasyReactiveContainerRequestContext context, RoutingContext request, ResourceInfo endpoint) {
        if (sources.onlyReading() && Sources.asks(request)) {
            return null; // nowhere to count; the few minutes without a primary are no reason to keep people from searching
        }
        Optional<Standing> standing;
        try {
            SocketAddress from = request.request().remoteAddress();
            standing = service.count(endpoint.getResourceMethod().getAnnotation(Paced.class).value(),
                    viewer.get().memberId(), from == null ? null : from.hostAddress());
        } catch (RuntimeException trouble) {
            if (Sources.asks(request) && isFullDisk(trouble)) {
                return null; // no room to count in: what can still be read is read
            }
            throw trouble;
        }
        standing.ifPresent(one -> one.tell(request.response()::putHeader));
        if (standing.isEmpty() || standing.get().refusedFor().isEmpty()) {
            return null;
        }
        TooMany tooMany = service.refusal(standing.get());
        return forms.tooSoon(context, request, tooMany).orElseThrow(() -> tooMany);
    }

    private static boolean isFullDisk(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
