package network.vanguard.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

import network.vanguard.problem.Invalid;

/**
 * The one rule for text that comes in: composed characters (NFC), line ends as {@code \n}, and nothing in it that could
 * not be stored, sent in a feed, or come back as it went in. Characters that change the direction of writing are kept; a
 * page puts titles and names in {@code <bdi>}.
 */
public final class Normal {

    private Normal() {}

    /**
     * A text of one line: line ends and tabs become spaces, spaces at both ends go.
     *
     * @param field the name under which it was sent
     * @return null for null
     * @throws Invalid if it has a character that is not taken
     */
    public static String line(String field, String sent) {
        return sent == null ? null : text(field, sent).replaceAll("[\\n\\t]+", " ").strip();
    }

    /**
     * A text of any number of lines; spaces stay as they are.
     *
     * @param field the name under which it was sent
     * @return null for null
     * @throws Invalid if it has a character that is not taken
     */
    public static String text(String field, String sent) {
        if (sent == null) {
            return null;
        }
        fault(sent).ifPresent(fault -> {
            throw new Invalid(field, fault);
        });
        return Normalizer.normalize(sent.replace("\r\n", "\n").replace('\r', '\n'), Form.NFC);
    }

    /** What is wrong with a text, as said after the name of its field; empty when nothing is. */
    public static Optional<String> fault(String sent) {
        for (int at = 0; at < sent.length();) {
            int character = sent.codePointAt(at);
            if (Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t') {
                return character == 0
                        ? unstorable(sent)
                        : Optional.of(String.format("contains a control character (U+%04X)", character));
            }
            if ((character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF) {
                return Optional.of(String.format("contains something that is not a character (U+%04X)", character));
            }
            at += Character.charCount(character);
        }
        return unstorable(sent);
    }

    /** The same for what no database or file could keep at all: the least that holds for every text in a request. */
    public static Optional<String> unstorable(String sent) {
        if (sent.indexOf('\0') >= 0) {
            return Optional.of("contains a NUL character");
        }
        boolean lone = sent.codePoints().anyMatch(one -> one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE);
        return lone ? Optional.of("contains half of a character (a lone surrogate)") : Optional.empty();
    }
}
