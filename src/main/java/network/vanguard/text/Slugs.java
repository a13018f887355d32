package network.vanguard.text;
public final class Slugs {
    public static String of(String t) {
        String s = t.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return s.isEmpty() ? "x" : s.substring(0, Math.min(80, s.length()));
    }
}
