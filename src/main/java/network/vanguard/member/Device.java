package network.vanguard.member;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser says of itself, in as few words as a person needs to know it again. Nothing of what it sends is taken over. */
final class Device {

    private static final String UNKNOWN = "A browser";
    /** Those that pretend to be another come before it. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser", "Samsung Internet");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Chromium/", "Chrome");
        BROWSERS.put("CriOS", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "an iPhone");
        SYSTEMS.put("iPad", "an iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("CrOS", "a Chromebook");
        SYSTEMS.put("Macintosh", "a Mac");
        SYSTEMS.put("Linux", "Linux");
    }

    private Device() {}

    /** "Firefox on Windows"; "A browser" where nothing is known. */
    static String of(String userAgent) {
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        return (browser == null ? UNKNOWN : browser) + (system == null ? "" : " on " + system);
    }

    private static String first(Map<String, String> words, String text) {
        return text == null
                ? null
                : words.entrySet().stream().filter(word -> text.contains(word.getKey())).map(Map.Entry::getValue)
                        .findFirst().orElse(null);
    }
}
