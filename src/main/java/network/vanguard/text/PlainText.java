package network.vanguard.text;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a Markdown text, without its marks: for lists, search, feeds and mail. Not HTML; escape it there. */
public final class PlainText {

    /** Marks are shorter than this many times the words that they mark, or the excerpt ends early. */
    private static final int MARKS_PER_WORDS = 4;

    private PlainText() {}

    /** All words, on one line. A text that cannot be parsed comes back with its marks. */
    public static String of(String markdown) {
        try {
            if (markdown.length() <= Markdown.MAX_LENGTH) {
                return of(Markdown.parse(markdown)).strip();
            }
        } catch (TooComplex | StackOverflowError tooMuch) {
            // falls through: see Markdown.render
        }
        return markdown.replaceAll("\\s+", " ").strip();
    }

    /**
     * The beginning, on one line, cut after a whole word and with an ellipsis if there is more.
     *
     * @param max the most characters, with the ellipsis; at least 20
     */
    public static String excerpt(String markdown, int max) {
        int enough = max * MARKS_PER_WORDS + 1_000;
        String words = of(markdown.length() <= enough ? markdown : markdown.substring(0, enough));
        if (words.isEmpty() || words.length() <= max && markdown.length() <= enough) {
            return words;
        }
        int end = Math.min(words.length(), max - 1);
        int space = words.lastIndexOf(' ', end);
        if (space > end / 2) {
            end = space;
        } else if (Character.isHighSurrogate(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(0, end).stripTrailing() + "…";
    }

    static String of(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(IndentedCodeBlock code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak end) {
                words.append(' ');
            }

            @Override
            protected void visitChildren(Node parent) {
                super.visitChildren(parent);
                if (parent instanceof Block || parent instanceof org.commonmark.ext.gfm.tables.TableCell) {
                    words.append(' ');
                }
            }
        });
        return words.toString().replaceAll("\\s+", " ");
    }
}
