package network.vanguard.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The files that came along with the lines of an import. */
interface Enclosed {

    /** What came is lines and nothing else. */
    Enclosed NOTHING = name -> Optional.empty();

    /** The bytes of the file of that name, for the caller to close; empty when there is none. */
    Optional<InputStream> open(String name) throws IOException;
}
