package network.vanguard.entry;

/**
 * How a person is tied to an entry beside having written it first.
 *
 * @param inCircle whether they are named among those of its circle who may read it; its author is, until they leave
 * @param asked    whether they were asked to be its co-author and have not said no
 * @param coAuthor whether they have said yes
 */
public record Ties(boolean inCircle, boolean asked, boolean coAuthor) {

    /** Not at all. */
    public static final Ties NONE = new Ties(false, false, false);

    /** In its circle or not, and no co-author. */
    public static Ties circle(boolean inCircle) {
        return new Ties(inCircle, false, false);
    }
}
