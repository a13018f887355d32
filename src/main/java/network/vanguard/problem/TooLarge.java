package network.vanguard.problem;

/** 413: more was sent than is taken. */
public final class TooLarge extends ProblemException {

    private static final long serialVersionUID = 1;

    /**
     * @param what the thing with its article, as a sentence begins: "A file"
     * @param bytes the limit, told in MB or kB of 1,024
     */
    public TooLarge(String what, long bytes) {
        super(Problem.of(Kind.TOO_LARGE, what + " may be at most " + size(bytes) + "."));
    }

    private static String size(long bytes) {
        if (bytes >= 1 << 30 && bytes % (1 << 30) == 0) {
            return (bytes >> 30) + " GB";
        }
        if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MB";
        }
        return bytes < 1 << 10 ? bytes + " bytes" : (bytes >> 10) + " kB";
    }
}
