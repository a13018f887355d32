package network.vanguard.paging;
public final class Limit {
    public static final int DEFAULT = 20;

    public static int of(Integer i) {
        return i == null ? 20 : Math.max(1, Math.min(100, i));
    }
}
