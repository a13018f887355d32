package network.vanguard.pace;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.SignInGate;
import network.vanguard.problem.TooMany;

/**
 * Counts the sign-ins that are begun at an address. Where that cannot be counted, because the database is away, people are let through: it is
 * Keycloak that guards the passwords.
 */
@ApplicationScoped
class SignInKeeper implements SignInGate {

    private static final Logger LOG = Logger.getLogger(SignInKeeper.class);

    private final PaceService service;

    SignInKeeper(PaceService service) {
        this.service = service;
    }

    @Override
    public Uni<Optional<TooMany>> begin(RoutingContext request) {
        SocketAddress from = request.request().remoteAddress();
        String address = from == null ? null : from.hostAddress();
        return Uni.createFrom().item(() -> service.count(Doing.SIGN_IN, 0, address))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure().recoverWithItem(uncounted -> {
                    LOG.warnf("The start of a sign-in was not counted: %s", uncounted.getMessage());
                    return Optional.empty();
                })
                .map(standing -> {
                    standing.ifPresent(one -> one.tell(request.response()::putHeader));
                    return standing.filter(one -> one.refusedFor().isPresent()).map(service::refusal);
                });
    }
}
