package network.vanguard.text;

/** How far a word is from another: letters changed, left out, added, or two neighbours swapped. */
public final class EditDistance {

    private EditDistance() {}

    /** The optimal string alignment distance; both words are short. */
    public static int between(String one, String other) {
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(distance[i - 1][j - 1] + changed,
                        Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                distance[i][j] = swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
            }
        }
        return distance[one.length()][other.length()];
    }

    /** How far a word of this length may be from what was meant. */
    public static int tolerated(int length) {
        return length < 6 ? 1 : length < 10 ? 2 : 3;
    }
}
