package network.vanguard.discussion;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that a discussion says, each field as one text under its name in the form: to see in words what differs between two. */
final class DiscussionTexts {

    private DiscussionTexts() {}

    static Map<String, String> of(DiscussionInput input) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("What it is", orEmpty(input.purpose()));
        texts.put("Title", orEmpty(input.title()));
        texts.put("More", orEmpty(input.body()));
        texts.put("Topics", String.join("\n", input.tags()));
        texts.put("Written in the name of the site", orEmpty(input.site()));
        texts.put("Other sites that it concerns", String.join("\n", input.places()));
        texts.put("Who may read it", input.visibility() == null ? "" : input.visibility().label());
        texts.put("Sources", String.join("\n", input.source()));
        texts.replaceAll((label, text) -> text.replace("\r\n", "\n").strip());
        return texts;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
