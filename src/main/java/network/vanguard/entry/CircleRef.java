package network.vanguard.entry;

/**
 * A safe circle as forms name it.
 *
 * @param key what its address ends with
 */
public record CircleRef(String key, String name) {

    /** What a form sends when somebody chooses this circle as the readers. */
    public String choice() {
        return Visibility.CIRCLE.code() + ":" + key;
    }
}
