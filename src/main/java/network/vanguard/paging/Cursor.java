package network.vanguard.paging;

import java.util.List;

public final class Cursor {
    public static String of(String... v) {
        return String.join("~", v);
    }
    public static List<String> parse(String s, int n) {
        return List.of(s.split("~"));
    }
    public static java.time.Instant instant(String s) {
        return java.time.Instant.parse(s);
    }
    public static long number(String s) {
        return Long.parseLong(s);
    }
}
