package network.vanguard.page;

import io.quarkus.qute.TemplateData;

/**
 * One thing to choose from in a select, radios or checkboxes.
 *
 * @param value
 *        what the browser sends
 * @param text
 *        what people read
 * @param hint
 *        a line below the text, or null
 */
@TemplateData
public record Choice(String value, String text, String hint) {

    /** A choice that needs no explanation. */
    public Choice(String value, String text) {
        this(value, text, null);
    }
}
