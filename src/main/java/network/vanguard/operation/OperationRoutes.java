package network.vanguard.operation;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;

/**
 * Where {@code /q/} is answered. In production that is a port of its own, so that nobody outside can ask for it; where the program brings
 * its own servers, whoever tries it out finds it on the one port that they know.
 */
@ApplicationScoped
class OperationRoutes {

    private final boolean onMainPort;
    private final AtomicReference<Router> inside = new AtomicReference<>();

    OperationRoutes(@ConfigProperty(name = "vanguard.operation.on-main-port", defaultValue = "false") boolean onMainPort) {
        this.onMainPort = onMainPort;
    }

    void keep(@Observes ManagementInterface management) {
        inside.set(management.router());
    }

    void offer(@Observes Router main) {
        if (onMainPort) {
            main.route("/q/*").handler(request -> {
                Router answers = inside.get();
                if (answers == null) {
                    request.next(); // there is no port of its own: the main one answers by itself
                } else {
                    answers.handle(request.request());
                }
            });
        }
    }
}
