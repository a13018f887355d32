package network.vanguard.circle;

/**
 * A safe circle in the list of those that somebody belongs to.
 *
 * @param key     what its address ends with
 * @param days    so long anything written in it is kept
 * @param waiting how many of its texts the others want to let out and wait for this person's answer
 * @param ending  how many of its texts are deleted within a week
 */
public record CircleLine(String key, String name, String purpose, int days, int members, long waiting, long ending) {

    /** The address of its page. */
    public String url() {
        return "/circles/" + key;
    }
}
