package network.vanguard.text;
public record SafeHtml(String html) {
    public static SafeHtml stored(String h) {
        return new SafeHtml(h);
    }
}
