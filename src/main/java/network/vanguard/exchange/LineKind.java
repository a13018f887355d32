package network.vanguard.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A kind of thing that can be imported. */
interface LineKind {

    /** What a line says as its {@code kind}. */
    String code();

    /** Understands a line of this kind, without asking the database. Errors are those of {@link LineBinder#bind}. */
    Content read(ObjectNode line);

    /** The same for kinds that need the files which came along with the lines. */
    default Content read(ObjectNode line, Enclosed files) {
        return read(line);
    }
}
