package network.vanguard.attachment;

import java.util.Locale;

/** How large something is, as people read it. */
final class ByteSize {

    private static final double KB = 1 << 10;
    private static final double MB = 1 << 20;

    private ByteSize() {}

    /** "1.2 MB", "340 kB", "12 bytes"; kB and MB of 1,024. */
    static String words(long bytes) {
        if (bytes < KB) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        return bytes < MB ? Math.round(bytes / KB) + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / MB);
    }
}
