package network.vanguard.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

import io.smallrye.health.api.Wellness;

/** Whether the audit log can be relied on: told under {@code /q/health/well}, since a node that finds it altered is ready all the same. */
@Wellness
@ApplicationScoped
class AuditHealth implements HealthCheck {

    private final AuditCheck check;

    AuditHealth(AuditCheck check) {
        this.check = check;
    }

    @Override
    public HealthCheckResponse call() {
        AuditState state = check.state();
        return HealthCheckResponse.named("audit log").status(state.brokenAt() == null)
                .withData("broken at row", state.brokenAt() == null ? "none" : String.valueOf(state.brokenAt()))
                .withData("the platform could alter it", state.alterable()).build();
    }
}
