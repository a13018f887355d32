package network.vanguard.member;

import jakarta.enterprise.context.RequestScoped;

import network.vanguard.page.PageViewer;

/** Tells the frame of a page who is looking. */
@RequestScoped
class SignedInViewer implements PageViewer {

    private final CurrentViewer current;

    SignedInViewer(CurrentViewer current) {
        this.current = current;
    }

    @Override
    public boolean signedIn() {
        return current.get().signedIn();
    }

    @Override
    public String name() {
        return current.get().name();
    }

    @Override
    public String handle() {
        return current.get().handle();
    }
}
