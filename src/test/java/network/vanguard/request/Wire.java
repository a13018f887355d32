package network.vanguard.request;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that no well-behaved client would send, byte for byte. */
final class Wire {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** What comes back for one request, head and body, with the connection kept open as browsers do. */
    String ask(String head, byte[]... body) throws IOException {
        return ask(InetAddress.getLoopbackAddress(), head, body);
    }

    /** The same from another address of this machine. */
    String askFrom(String address, String head) throws IOException {
        return ask(InetAddress.getByName(address), head);
    }

    private String ask(InetAddress from, String head, byte[]... body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write((head.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            for (byte[] part : body) {
                out.write(part);
            }
            out.flush();
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed after: " + head.toString(StandardCharsets.ISO_8859_1));
            }
            head.write(next);
        }
        String lines = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(lines);
        return lines
                + (length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8) : "");
    }

    /** A chunk of a body whose length is not told. */
    static byte[] chunk(byte[] data) {
        byte[] head = (Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = new byte[head.length + data.length + 2];
        System.arraycopy(head, 0, chunk, 0, head.length);
        System.arraycopy(data, 0, chunk, head.length, data.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return chunk;
    }
}
