package network.vanguard.entry;

/**
 * Why something waits for a moderator before others read it.
 *
 * @param cause the rule that it may break
 * @param why   a sentence or two for the moderator and the author, which quote nothing of the text
 */
public record Hold(Cause cause, String why) {

    /** What it may be. */
    public enum Cause {
        /** A patient may be known by it; its author asks for a moderator. */
        PATIENT,
        /** Somebody who is new here links to another website. */
        LINKS,
        /** It repeats words to which consent was withdrawn. */
        CONSENT
    }

    private static final String ASKED = "It is saved and sent to a moderator. Nobody else reads it before they have looked. "
            + "What they decide stands on your page.";
    private static final String NEWCOMER = "It is saved. A moderator looks at it before others read it, because your account is new "
            + "and it links to another website. You need not do anything; what they decide stands on your page.";

    /** Both as one; either may be null, and so is the answer when both are. */
    public static Hold of(Hold one, Hold other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Hold(one.cause, one.why + " " + other.why);
    }

    /** What its author is told at once. */
    public static String told(boolean asked) {
        return asked ? ASKED : NEWCOMER;
    }
}
