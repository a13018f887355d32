package network.vanguard.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A file with one JSON object on each line, in UTF-8. */
final class JsonLines implements LineSource {

    private static final int BLOCK = 64 * 1024;

    private final InputStream in;
    private final ObjectReader json;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;
    private int number;

    JsonLines(InputStream in, ObjectReader json) {
        this.in = in;
        this.json = json;
    }

    @Override
    public Line next() throws IOException {
        while (fill()) {
            number++;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
            boolean whole = readLine(bytes);
            if (!whole) {
                return Line.broken(number, "The line is longer than 2 MB.");
            }
            String text = decode(bytes);
            if (text == null) {
                return Line.broken(number, "The line is not valid UTF-8.");
            }
            if (number == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (!text.isBlank()) {
                return parse(text);
            }
        }
        return null;
    }

    /** Reads to the end of the line, keeping no more of it than is allowed; false when there was more. */
    private boolean readLine(ByteArrayOutputStream line) throws IOException {
        boolean whole = true;
        while (fill()) {
            int from = at;
            while (at < end && block[at] != '\n') {
                at++;
            }
            if (line.size() + at - from <= LINE_MAX) {
                line.write(block, from, at - from);
            } else {
                whole = false;
            }
            if (at < end) {
                at++;
                return whole;
            }
        }
        return whole;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(block));
        }
        return at < end;
    }

    private static String decode(ByteArrayOutputStream bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private Line parse(String text) {
        try {
            JsonNode node = json.readTree(text);
            return node instanceof ObjectNode object
                    ? Line.of(number, object)
                    : Line.broken(number, "The line is not a JSON object: it has to begin with { and end with }.");
        } catch (JsonProcessingException trouble) {
            return new Line(number, null, LineTrouble.of(trouble));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
