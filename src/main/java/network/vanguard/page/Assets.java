package network.vanguard.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** Addresses of our own style sheets and scripts; each carries a mark of its content, so that a browser may keep it. */
@ApplicationScoped
class Assets {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /**
     * The address of a file in {@code META-INF/resources/assets}.
     *
     * @throws IllegalArgumentException
     *         when there is no such file
     */
    String address(String name) {
        return addresses.computeIfAbsent(name, Assets::marked);
    }

    private static String marked(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader()
                .getResourceAsStream("META-INF/resources/assets/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no asset " + name);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return "/assets/" + name + "?v=" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
