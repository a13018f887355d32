package network.vanguard.member;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** One token that is right, and many that are not, each wrong in one way only. Made for one provider and one audience. */
final class ForgedTokens {

    private static final String KEY_ID = "true-key";
    private static final long LONG = 600;

    private final RsaJsonWebKey key;
    private final RsaJsonWebKey otherKey;
    private final String provider;

    ForgedTokens(RsaJsonWebKey key, String provider) throws JoseException {
        this.key = key;
        this.provider = provider;
        this.otherKey = RsaJwkGenerator.generateJwk(2048);
        otherKey.setKeyId(KEY_ID);
    }

    /** A token that the provider would give. */
    String right(Map<String, Object> claims) throws JoseException {
        return signed(claims, key.getPrivateKey(), "RS256", jws -> {});
    }

    /** What says who it is from, and until when it is good. */
    Map<String, Object> claims(String audience, String type) {
        Map<String, Object> claims = new LinkedHashMap<>();
        long now = Instant.now().getEpochSecond();
        claims.put("iss", provider);
        claims.put("aud", audience);
        claims.put("azp", audience);
        claims.put("typ", type);
        claims.put("sub", "00000000-0000-4000-8000-00000000f0f0");
        claims.put("preferred_username", "forged-somebody");
        claims.put("name", "Forged Somebody");
        claims.put("iat", now);
        claims.put("exp", now + LONG);
        return claims;
    }

    /** By what is wrong with each, of a token whose claims would be right. */
    Map<String, String> wrong(Map<String, Object> right, String otherAudience) throws JoseException {
        Map<String, String> wrong = new TreeMap<>();
        wrongClaims(right, otherAudience).forEach((name, claims) -> wrong.put(name, signedOrFail(claims)));
        wrongSignatures(right, wrong);
        wrongShapes(right(right), wrong);
        return wrong;
    }

    private static Map<String, Map<String, Object>> wrongClaims(Map<String, Object> right, String otherAudience) {
        long now = Instant.now().getEpochSecond();
        Map<String, Map<String, Object>> wrong = new TreeMap<>();
        wrong.put("expired", with(right, "exp", now - LONG));
        wrong.put("expired longer ago than clocks may differ", with(right, "exp", now - 62));
        wrong.put("without an end", with(right, "exp", null));
        wrong.put("good in future only", with(right, "nbf", now + LONG));
        wrong.put("of another issuer", with(right, "iss", "https://elsewhere.example/realms/vanguard"));
        wrong.put("of an issuer with a slash more", with(right, "iss", right.get("iss") + "/"));
        wrong.put("without an issuer", with(right, "iss", null));
        wrong.put("for another audience", with(right, "aud", "somebody-else"));
        wrong.put("without an audience", with(right, "aud", null));
        wrong.put("without anybody", with(right, "sub", null));
        wrong.put("of another kind", with(with(with(right, "typ", right.get("typ").equals("ID") ? "Bearer" : "ID"), "aud",
                otherAudience), "azp", otherAudience));
        wrong.put("of another kind with our audience", with(right, "typ", right.get("typ").equals("ID") ? "Bearer" : "ID"));
        wrong.put("a refresh token", with(right, "typ", "Refresh"));
        return wrong;
    }

    private void wrongSignatures(Map<String, Object> claims, Map<String, String> wrong) throws JoseException {
        byte[] encoded = key.getRsaPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        Key other = otherKey.getPrivateKey();
        wrong.put("by another key", signed(claims, other, "RS256", jws -> {}));
        wrong.put("by another key that it brings along (jwk)",
                signed(claims, other, "RS256", jws -> jws.setJwkHeader(otherKey)));
        wrong.put("by another key at an address (jku)",
                signed(claims, other, "RS256", jws -> jws.setHeader("jku", provider + "/other-keys")));
        wrong.put("by another key at an address (x5u)",
                signed(claims, other, "RS256", jws -> jws.setHeader("x5u", provider + "/other-keys")));
        wrong.put("by another key without a name", signed(claims, other, "RS256", jws -> jws.setKeyIdHeaderValue(null)));
        for (String name : List.of("../../../../../../dev/null", "/dev/null", "true-key' OR '1'='1", "true-key\0", "",
                "a".repeat(3000))) {
            wrong.put("by a key named " + (name.length() > 40 ? "long" : name.replace("\0", "NUL")),
                    signed(claims, other, "RS256", jws -> jws.setKeyIdHeaderValue(name)));
        }
        wrong.put("HS256 with an empty file as its key",
                signed(claims, new HmacKey(new byte[]{0}), "HS256", jws -> jws.setKeyIdHeaderValue("../../../../dev/null")));
        wrong.put("HS256 with the public key", signed(claims, new HmacKey(encoded), "HS256", jws -> {}));
        wrong.put("HS256 with the public key as text",
                signed(claims, new HmacKey(pem.getBytes(StandardCharsets.US_ASCII)), "HS256", jws -> {}));
        wrong.put("HS256 with the client's secret", signed(claims,
                new HmacKey("vanguard-local-secret-vanguard-local-secret".getBytes(StandardCharsets.US_ASCII)), "HS256",
                jws -> {}));
        wrong.put("ES256 by another key",
                signed(claims, EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey(), "ES256", jws -> {}));
        wrong.put("with a header that must be understood and is not",
                signed(claims, key.getPrivateKey(), "RS256", jws -> {
                    jws.setHeader("crit", new String[]{"unheard-of"});
                    jws.setHeader("unheard-of", true);
                }));
    }

    private static void wrongShapes(String right, Map<String, String> wrong) {
        String[] part = right.split("\\.");
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            wrong.put("unsigned, alg “" + none + "”", encoded("{\"alg\":\"" + none + "\"}") + "." + part[1] + ".");
            wrong.put("alg “" + none + "” with a signature",
                    encoded("{\"alg\":\"" + none + "\",\"kid\":\"" + KEY_ID + "\"}") + "." + part[1] + "." + part[2]);
        }
        wrong.put("ES256 whose signature is nothing but zeros",
                encoded("{\"alg\":\"ES256\",\"kid\":\"" + KEY_ID + "\"}") + "." + part[1] + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
        wrong.put("without its signature", part[0] + "." + part[1] + ".");
        wrong.put("of two parts", part[0] + "." + part[1]);
        wrong.put("cut off", right.substring(0, right.length() - 20));
        wrong.put("with a signature of zeros", part[0] + "." + part[1] + "." + "A".repeat(part[2].length()));
        wrong.put("with another text",
                part[0] + "." + encoded(decoded(part[1]).replace("Forged Somebody", "Forged Administrator"))
                        + "." + part[2]);
        wrong.put("with a part more", right + "." + part[2]);
        wrong.put("no token", "not-a-token");
        wrong.put("dots", "..");
    }

    private String signedOrFail(Map<String, Object> claims) {
        try {
            return right(claims);
        } catch (JoseException e) {
            throw new IllegalStateException(claims.toString(), e);
        }
    }

    private static String signed(Map<String, Object> claims, Key by, String algorithm, Consumer<JsonWebSignature> more)
            throws JoseException {
        JwtClaims text = new JwtClaims();
        claims.forEach(text::setClaim);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setDoKeyValidation(false);
        jws.setPayload(text.toJson());
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKeyIdHeaderValue(KEY_ID);
        more.accept(jws);
        jws.setKey(by);
        return jws.getCompactSerialization();
    }

    /** The claims with one changed; null takes it away. */
    static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
