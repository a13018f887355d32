package network.vanguard.text;

import org.commonmark.node.Node;

/** Emphasis in emphasis in emphasis: everything after the parser walks the tree by recursion, so its depth is limited. */
final class Depth {

    private static final int LIMIT = 100;

    private Depth() {}

    static Node check(Node document) {
        int depth = 0;
        Node node = document;
        while (node != null) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > LIMIT) {
                    throw new TooComplex("nested too deep");
                }
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return document;
    }
}
