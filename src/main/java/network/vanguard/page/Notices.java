package network.vanguard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * One sentence for the next page that this browser shows, such as "Your note is published". It travels in a signed cookie
 * for a minute at most, is shown once, and is always printed as text.
 */
@ApplicationScoped
public class Notices {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int LONGEST = 300;

    private final CurrentVertxRequest current;
    private final Signer signer;
    private final PageSettings settings;

    Notices(CurrentVertxRequest current, Signer signer, PageSettings settings) {
        this.current = current;
        this.signer = signer;
        this.settings = settings;
    }

    /**
     * Leaves a sentence for the next page; call it before answering with a redirect.
     *
     * @param sentence
     *        plain English, 300 characters at most
     * @throws IllegalArgumentException
     *         when it is longer
     */
    public void leave(String sentence) {
        if (sentence.length() > LONGEST) {
            throw new IllegalArgumentException("A notice has at most " + LONGEST + " characters");
        }
        RoutingContext request = current.getCurrent();
        String text = Signer.encode(sentence.getBytes(UTF_8));
        cookie(request).write(request, text + "." + Signer.encode(signer.sign("notice", text)), LIFE);
    }

    /** The sentence left for this page, which is then forgotten; null when there is none. */
    String take(RoutingContext request) {
        OwnCookie cookie = cookie(request);
        String value = cookie.read(request);
        if (value == null) {
            return null;
        }
        cookie.write(request, "", Duration.ZERO);
        int dot = value.indexOf('.');
        if (dot < 0) {
            return null;
        }
        try {
            String text = value.substring(0, dot);
            byte[] signature = Base64.getUrlDecoder().decode(value.substring(dot + 1));
            return Signer.same(signature, signer.sign("notice", text))
                    ? new String(Base64.getUrlDecoder().decode(text), UTF_8)
                    : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private OwnCookie cookie(RoutingContext request) {
        return OwnCookie.named("notice", request, settings);
    }
}
