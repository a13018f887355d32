package network.vanguard.page;

import java.util.Arrays;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.ext.web.RoutingContext;

/**
 * The tokens that tell a form of ours from one that another site made a browser send. A cookie holds a random secret; the
 * form holds its signature, made also over the name of the person signed in. All tabs of a browser share the cookie, and
 * each rendering masks the token differently, so that compressed pages do not give it away (BREACH).
 */
@ApplicationScoped
class FormTokens {

    private static final String KEY = FormTokens.class.getName();
    private static final int SECRET_BYTES = 32;

    private final Signer signer;
    private final PageSettings settings;

    FormTokens(Signer signer, PageSettings settings) {
        this.signer = signer;
        this.settings = settings;
    }

    /** A token for a form on the page that is being made; sets the cookie, or gives it a new working day. */
    String issue(RoutingContext request) {
        OwnCookie cookie = cookie(request);
        String secret = request.get(KEY);
        if (secret == null) {
            secret = cookie.read(request);
            if (!wellFormed(secret)) {
                secret = Signer.randomText(SECRET_BYTES);
            }
            request.put(KEY, secret);
            cookie.write(request, secret, settings.formLife());
        }
        return mask(signature(secret, request));
    }

    /** Whether a token belongs to the browser and the person that send it. */
    boolean valid(RoutingContext request, String token) {
        String secret = cookie(request).read(request);
        if (!wellFormed(secret) || token == null) {
            return false;
        }
        byte[] signature = unmask(token);
        return signature != null && Signer.same(signature, signature(secret, request));
    }

    /** Whether the page that is being made holds a token, and so must not be stored by anyone. */
    static boolean issued(RoutingContext request) {
        return request.get(KEY) != null;
    }

    private OwnCookie cookie(RoutingContext request) {
        return OwnCookie.named("form-guard", request, settings);
    }

    private byte[] signature(String secret, RoutingContext request) {
        return signer.sign("form", secret, SignedIn.name(request));
    }

    private static boolean wellFormed(String secret) {
        return secret != null && secret.matches("[A-Za-z0-9_-]{43}");
    }

    private static String mask(byte[] signature) {
        byte[] both = Arrays.copyOf(Signer.random(signature.length), 2 * signature.length);
        for (int i = 0; i < signature.length; i++) {
            both[signature.length + i] = (byte) (both[i] ^ signature[i]);
        }
        return Signer.encode(both);
    }

    private static byte[] unmask(String token) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(token);
            byte[] signature = Arrays.copyOfRange(both, both.length / 2, both.length);
            for (int i = 0; i < both.length / 2; i++) {
                signature[i] ^= both[i];
            }
            return signature;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
