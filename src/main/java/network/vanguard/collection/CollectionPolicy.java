package network.vanguard.collection;

import network.vanguard.member.Viewer;

/** Who may do what with collections. Pure: it is told all that it decides on. */
final class CollectionPolicy {

    private CollectionPolicy() {}

    /** Whether the viewer may read a collection of that visibility. */
    static boolean mayRead(String visibility, Viewer viewer) {
        return viewer.signedIn() || visibility.equals("public");
    }

    /** Whether the viewer may make and keep collections: curators do. */
    static boolean mayKeep(Viewer viewer) {
        return viewer.curator();
    }
}
