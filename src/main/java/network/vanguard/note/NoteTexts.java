package network.vanguard.note;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that a note says, each field as one text under its name in the form: to see in words what differs between two. */
final class NoteTexts {

    private NoteTexts() {}

    static Map<String, String> of(NoteInput input) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Title", orEmpty(input.title()));
        texts.put("Your note", orEmpty(input.body()));
        texts.put("First step", input.firstStep().inALine());
        texts.put("Topics", String.join("\n", input.tags()));
        texts.put("Written in the name of the site", orEmpty(input.site()));
        texts.put("Who may read it", input.visibility() == null ? "" : input.visibility().label());
        texts.put("Interests", input.interests());
        texts.put("To be looked at again by", orEmpty(input.reviewBy()));
        texts.put("Sources", String.join("\n", input.source()));
        texts.replaceAll((label, text) -> text.replace("\r\n", "\n").strip());
        return texts;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
