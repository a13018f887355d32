package network.vanguard.lead;

/**
 * Where something elsewhere is named.
 *
 * @param comment the number of the comment that names it, or null
 * @param entry   the number of the note or discussion that names it, or null
 */
record Place(Long comment, Long entry) {

    static Place ofComment(long id) {
        return new Place(id, null);
    }

    static Place ofEntry(long id) {
        return new Place(null, id);
    }

    /** The address that leads there for good. */
    String url() {
        return comment == null ? "/entries/" + entry : "/comments/" + comment;
    }
}
