package network.vanguard.map;

/**
 * Topics that are used together more than with others.
 *
 * @param id   the same from day to day while most of its topics stay together
 * @param name its two or three most telling topics
 */
public record Theme(long id, String name) {

    /** Colours that there are; a theme is told by its number, the colour only helps. */
    static final int HUES = 8;

    /** Which of the colours it has, 0 to 7. */
    public long hue() {
        return id % HUES;
    }
}
