package network.vanguard.map;

/** How a link between two nodes reads from either end. */
final class LinkWords {

    private LinkWords() {}

    /** From its source: “A cites B”. */
    static String from(String kind) {
        return switch (kind) {
            case Graph.TOGETHER -> "used together with";
            case Graph.SIMILAR -> "similar to";
            case "about" -> "speaks of";
            case "part-of" -> "part of";
            case "same-as" -> "the same as";
            default -> kind;
        };
    }

    /** From its target: “B cited by A”. */
    static String back(String kind) {
        return switch (kind) {
            case "adapts" -> "adapted by";
            case "cites" -> "cited by";
            case "answers" -> "answered by";
            case "contradicts" -> "contradicted by";
            case "part-of" -> "has as a part";
            case "about" -> "spoken of in";
            default -> from(kind);
        };
    }
}
