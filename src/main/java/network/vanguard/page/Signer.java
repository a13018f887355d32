package network.vanguard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what a browser keeps for us, so that it comes back as we gave it. */
@ApplicationScoped
class Signer {

    private static final int SHORTEST_KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    Signer(PageSettings settings) {
        this.key = settings.signingKey().map(Signer::checked).orElseGet(() -> random(SHORTEST_KEY));
    }

    private static byte[] checked(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("vanguard.page.signing-key needs at least " + SHORTEST_KEY + " characters");
        }
        return key.getBytes(UTF_8);
    }

    /** That many random bytes. */
    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Random text for an address or a cookie, with that many random bytes in it. */
    static String randomText(int length) {
        return encode(random(length));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The 32-byte signature of the parts for one purpose; a signature for one purpose is worth nothing for another. */
    byte[] sign(String purpose, String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(UTF_8));
            for (String part : parts) {
                byte[] bytes = part.getBytes(UTF_8);
                // The length before each part: ("ab","c") and ("a","bc") must not sign alike.
                mac.update((":" + bytes.length + ":").getBytes(UTF_8));
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /** Compares in a time that does not tell where the two differ. */
    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
