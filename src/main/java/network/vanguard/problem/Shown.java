package network.vanguard.problem;

/** Names from outside, made fit for an answer. */
final class Shown {

    private static final int LONGEST = 100;

    private Shown() {}

    /** A field's name as its sender wrote it, without what cannot be shown, and cut: it may be a megabyte long. */
    static String name(String sent) {
        String head = sent.length() <= LONGEST ? sent : sent.substring(0, LONGEST) + "…";
        return head.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
