package network.vanguard.text;
public final class PlainText {
    public static String excerpt(String m, int max) {
        return m.length() <= max ? m : m.substring(0, max - 1) + "…";
    }
}
