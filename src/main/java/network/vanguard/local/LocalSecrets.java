package network.vanguard.local;

import java.io.IOException;
import java.io.StringReader;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;

/** Passwords and keys made on first use and kept in a file of the data folder that only its owner may read. */
final class LocalSecrets {

    private static final String FILE = "secrets.properties";

    private final DataFolder folder;
    private final Properties kept = new Properties();

    LocalSecrets(DataFolder folder) {
        this.folder = folder;
        try {
            kept.load(new StringReader(folder.read(FILE)));
        } catch (IOException e) {
            throw new CannotStart("The passwords in " + folder.resolve(FILE) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The secret of this name, 43 characters of letters, digits, dash and underscore; the same at every start. */
    String get(String name) {
        String secret = kept.getProperty(name);
        return secret != null ? secret : make(name);
    }

    private String make(String name) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        kept.setProperty(name, secret);
        StringBuilder text = new StringBuilder();
        new TreeMap<>(kept).forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        try {
            folder.write(FILE, text.toString());
        } catch (IOException e) {
            throw new CannotStart("The passwords cannot be kept in " + folder.resolve(FILE) + ": " + e.getMessage(), e);
        }
        return secret;
    }
}
