package network.vanguard.page;

/** Somebody of whom no more is known than whether they are signed in: on pages that must not wait for a database. */
record BriefViewer(boolean signedIn) implements PageViewer {

    @Override
    public String name() {
        return signedIn ? "My page" : "";
    }

    @Override
    public String handle() {
        return "";
    }
}
