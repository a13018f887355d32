package network.vanguard.page;

/**
 * Who is looking at a page, as far as its frame needs to know. A higher floor provides the one bean; without it everybody is
 * signed out.
 */
public interface PageViewer {

    /** Whether somebody is signed in. */
    boolean signedIn();

    /** The name to show in the header; empty when nobody is signed in. */
    String name();

    /** The last part of the address {@code /members/…}; empty when nobody is signed in. */
    String handle();
}
