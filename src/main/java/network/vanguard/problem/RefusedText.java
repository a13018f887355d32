package network.vanguard.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/** A text in a JSON body that may not be stored; the message is shown with the name of its field. */
public final class RefusedText extends JsonParseException {

    private static final long serialVersionUID = 1;

    /** @param message as after a field's name: "contains a NUL character" */
    public RefusedText(JsonParser parser, String message) {
        super(parser, message);
    }
}
