package network.vanguard.note;

import network.vanguard.entry.FirstStep;
import network.vanguard.text.Markdown;
import network.vanguard.text.SafeHtml;

/**
 * What a note says.
 *
 * @param body      as typed
 * @param html      as shown
 * @param firstStep what somebody elsewhere could do first
 * @param interests what readers should know of those who wrote it; may be empty
 */
public record NoteBody(String body, SafeHtml html, FirstStep firstStep, String interests) {

    /** What is not saved yet, as it will look. */
    static NoteBody preview(NoteInput input) {
        return new NoteBody(input.body(), Markdown.render(input.body()), input.firstStep(), input.interests());
    }
}
