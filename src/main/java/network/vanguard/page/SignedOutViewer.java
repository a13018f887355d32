package network.vanguard.page;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;

/** Stands in until a higher floor knows about members. */
@DefaultBean
@ApplicationScoped
class SignedOutViewer implements PageViewer {

    @Override
    public boolean signedIn() {
        return false;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public String handle() {
        return "";
    }
}
