package network.vanguard.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line of an import file.
 *
 * @param number  from 1
 * @param content the object on it, or null
 * @param fault   why there is no object, or null
 */
record Line(int number, ObjectNode content, LineRefused fault) {

    static Line of(int number, ObjectNode content) {
        return new Line(number, content, null);
    }

    static Line broken(int number, String reason) {
        return new Line(number, null, new LineRefused(null, reason));
    }
}
