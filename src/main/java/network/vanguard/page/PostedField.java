package network.vanguard.page;

import java.util.Locale;
import java.util.Set;

import io.quarkus.qute.TemplateData;

/** One value of a form that came back: its name for the browser and the text that was typed. */
@TemplateData
record PostedField(String name, String value) {

    /** Chosen from a list or carried along unseen: sent again with the rest, but nothing that anybody typed. */
    private static final Set<String> NOT_TYPED = Set.of("revision", "about", "parent", "preview", "visibility", "site", "kind",
            "purpose", "facet", "into", "people", "decoration", "direction", "draft", "question", "partKey", "storyKey",
            "storyCovers",
            "momentKind");

    /** The name in words: {@code whatWasDone} is "What was done". */
    public String label() {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[_.\\[\\]-]+", " ").strip()
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Whether there is something to read. */
    public boolean filled() {
        return !value.isBlank() && !NOT_TYPED.contains(name);
    }
}
