package network.vanguard.member;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.identity.SecurityIdentity;

/** Who sent the present request. */
@RequestScoped
public class CurrentViewer {

    private final SecurityIdentity identity;

    CurrentViewer(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The person, or {@link Viewer#ANONYMOUS}. */
    public Viewer get() {
        Viewer viewer = identity.getAttribute(ViewerAugmentor.VIEWER);
        return viewer == null ? Viewer.ANONYMOUS : viewer;
    }
}
