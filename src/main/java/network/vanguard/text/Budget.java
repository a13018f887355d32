package network.vanguard.text;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * How much work formatting one text may be. Work is counted, not timed, so that the same text always comes out the same
 * however busy the machine is.
 *
 * <p>The parser is slow in two places. While it looks for blocks, each line of a paragraph may make it look at all lines
 * of the paragraph so far. Inside a block, each bracket, star, backtick or angle bracket may make it look at the whole
 * rest of the block. So a run of lines costs at most its square, and a block its length times the number of such
 * characters; the sum of both is what is limited. An ordinary text of 200 kB spends a twentieth of the limit, and one that
 * spends all of it takes some tenths of a second.
 */
final class Budget implements InlineParser {

    private static final long LIMIT = 100_000_000;
    /** What a block costs however short it is: a table of a thousand short rows and columns is a million blocks. */
    private static final long PER_BLOCK = 1_000;

    private final InlineParser parser;
    private long left = LIMIT;

    Budget(InlineParserContext context) {
        parser = new InlineParserImpl(context);
    }

    /** Refuses a text with too many lines that follow each other without an empty one. To be asked before parsing. */
    static void checkLines(String markdown) {
        long pairs = 0;
        long run = 0;
        boolean blank = true;
        for (int at = 0; at <= markdown.length(); at++) {
            char character = at < markdown.length() ? markdown.charAt(at) : '\n';
            if (character != '\n') {
                blank &= character == ' ' || character == '\t';
                continue;
            }
            run = blank ? 0 : run + 1;
            pairs += run;
            blank = true;
        }
        if (2 * pairs > LIMIT) {
            throw new TooComplex("too many lines without an empty one");
        }
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        long length = 0;
        long markers = 1;
        for (SourceLine line : lines.getLines()) {
            CharSequence content = line.getContent();
            length += content.length();
            markers += content.chars().filter(Budget::isMarker).count();
        }
        left -= PER_BLOCK + length * markers;
        if (left < 0) {
            throw new TooComplex("too much to parse");
        }
        parser.parse(lines, block);
    }

    private static boolean isMarker(int character) {
        return switch (character) {
            case '[', ']', '!', '*', '_', '`', '<', '&', '\\' -> true;
            default -> false;
        };
    }
}
