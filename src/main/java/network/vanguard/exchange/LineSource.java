package network.vanguard.exchange;

import java.io.Closeable;
import java.io.IOException;

/** The lines of a file, one after the other; never more than one of them in memory. */
interface LineSource extends Closeable {

    /** Longest line, in bytes of an NDJSON file, in characters of a table. */
    int LINE_MAX = 2 * 1024 * 1024;

    /** The files that came along with the lines; to be read until this is closed. */
    default Enclosed enclosed() {
        return Enclosed.NOTHING;
    }

    /**
     * The next line that is not blank; null at the end.
     *
     * @throws Unreadable when nothing more can be read
     */
    Line next() throws IOException;
}
