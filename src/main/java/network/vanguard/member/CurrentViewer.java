package network.vanguard.member;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.identity.SecurityIdentity;

/** Who sent the present request. */
@RequestScoped
public class CurrentViewer {

    private final SecurityIdentity identity;
    private final ViewerAugmentor viewers;

    CurrentViewer(SecurityIdentity identity, ViewerAugmentor viewers) {
        this.identity = identity;
        this.viewers = viewers;
    }

    /** The person, or {@link Viewer#ANONYMOUS}. */
    public Viewer get() {
        return viewers.viewer(identity);
    }

    /** Keycloak's name of the session that a page was asked for in; null for a visitor and for a token of the API. */
    public String session() {
        return ViewerAugmentor.session(identity);
    }
}
