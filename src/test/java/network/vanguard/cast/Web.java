package network.vanguard.cast;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.eclipse.microprofile.config.ConfigProvider;

import network.vanguard.local.Tokens;

/**
 * One person at the platform: their browser for pages, with the cookies of a real sign-in at Keycloak, and their bearer token for the API.
 * A sign-in is kept for all tests of a run.
 */
public final class Web {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20)).build();
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;
    private static final int SIGN_INS = 3;
    private static final Map<Person, Web> KEPT = new ConcurrentHashMap<>();

    private final Person person;
    /** By host and port, then by name. A browser would mix the ports of one host; nothing here depends on that. */
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();
    private String token;

    private Web(Person person) {
        this.person = person;
    }

    /** The person with a session of their own, signed in the first time they are asked for. */
    public static Web of(Person person) {
        return KEPT.computeIfAbsent(person, Web::newSession);
    }

    /** A session that no other test sees. */
    public static Web newSession(Person person) {
        for (int attempt = 1;; attempt++) {
            Web web = new Web(person);
            if (!person.signedIn()) {
                return web;
            }
            Answer home = web.signIn();
            if (home.status() == 200 && web.cookies(base()).keySet().stream().anyMatch(name -> name.startsWith("q_session"))) {
                return web;
            }
            // A busy machine: Keycloak's first answer of a run may take longer than the platform waits for it
            if (attempt == SIGN_INS) {
                throw new IllegalStateException(person + " could not sign in: " + home.status() + " " + home.body());
            }
        }
    }

    /** A second browser with the same cookies, as a thief would have it. */
    public Web copy() {
        Web copy = new Web(person);
        cookies.forEach((host, kept) -> copy.cookies.put(host, new ConcurrentHashMap<>(kept)));
        return copy;
    }

    /** Spoils the session that the browser keeps, as a key that was changed would. */
    public void spoilSession() {
        cookies(base()).replaceAll((name, value) -> name.startsWith("q_session") ? "spoiled" : value);
    }

    /** What the browser keeps for the platform, by name. */
    public Map<String, String> cookies() {
        return Map.copyOf(cookies(base()));
    }

    /** Keeps this from now on, as somebody who gets at the browser would; null takes it away. */
    public void keep(String cookie, String value) {
        if (value == null) {
            cookies(base()).remove(cookie);
        } else {
            cookies(base()).put(cookie, value);
        }
    }

    /** Signs in once more in the same browser. */
    public void signInAgain() {
        signIn();
    }

    /** The person without a browser: for the API only. */
    public static Web newToken(Person person) {
        return new Web(person);
    }

    public static String base() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
    }

    /** A browser that Keycloak has sent back to the platform and that has not gone there yet. */
    public record Returned(Web web, String address) {}

    /** Signs in up to the address that Keycloak sends the browser to. */
    public static Returned almostSignedIn(Person person) {
        return almostSignedIn(person, "/sign-in?return=/help");
    }

    /** The same, having asked for that page; null where it needs no sign-in. */
    public static Returned almostSignedIn(Person person, String page) {
        Web web = new Web(person);
        Answer asked = web.get(page);
        return asked.toSignIn() ? new Returned(web, web.signInAtKeycloak(web.follow(asked)).location()) : null;
    }

    /** The page that a sign-in ends on, or the page where it got stuck. */
    private Answer signIn() {
        Answer form = follow(get("/sign-in?return=/help"));
        return FORM.matcher(form.body()).find() ? follow(signInAtKeycloak(form)) : form;
    }

    /** What Keycloak answers to name and password. */
    private Answer signInAtKeycloak(Answer form) {
        Matcher action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new IllegalStateException("No form to sign in: " + form.status() + " " + form.body());
        }
        return send(request(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(Map.of("username", person.account(), "password", person.account())))));
    }

    /** A page, as the browser asks for it, with these headers more. */
    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(at(path)).header("Accept", "text/html").GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Follows redirects until there is something to see. */
    public Answer follow(Answer answer) {
        Answer last = answer;
        for (int n = 0; n < MOST_REDIRECTS && last.status() >= 300 && last.status() < 400; n++) {
            last = send(request(at(last.location())).header("Accept", "text/html").GET());
        }
        return last;
    }

    /** Sends a form with the token of a page of ours. */
    public Answer post(String path, Map<String, String> fields) {
        Map<String, String> all = new java.util.LinkedHashMap<>(fields);
        all.put("csrf-token", formToken());
        return postAsIs(path, all);
    }

    /** Sends a form as it stands. */
    public Answer postAsIs(String path, Map<String, String> fields) {
        return post(path, BodyPublishers.ofString(encode(fields)), "application/x-www-form-urlencoded");
    }

    /** Sends anything to a page. */
    public Answer post(String path, BodyPublisher body, String type, String... headers) {
        HttpRequest.Builder request = request(at(path)).header("Accept", "text/html").header("Content-Type", type).POST(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a form with one file. */
    public Answer postFile(String path, String field, String fileName, String content, Map<String, String> fields) {
        Map<String, String> all = new java.util.LinkedHashMap<>(fields);
        all.put("csrf-token", formToken());
        StringBuilder body = new StringBuilder();
        all.forEach((name, value) -> body.append("--cut\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n")
                .append(value).append("\r\n"));
        body.append("--cut\r\nContent-Disposition: form-data; name=\"").append(field).append("\"; filename=\"").append(fileName)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n").append(content).append("\r\n--cut--\r\n");
        return send(request(at(path)).header("Accept", "text/html").header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** A token that this browser may send with a form; a visitor has none. */
    public String formToken() {
        if (token == null) {
            String found = get("/notes/new").field("csrf-token");
            token = found == null ? "" : found;
        }
        return token;
    }

    /** A call of the API with the person's own token, and without cookies. */
    public Answer api(String method, String path, String json, String... headers) {
        return api(method, path, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json),
                json == null ? null : "application/json", headers);
    }

    /** A call of the API with any body. */
    public Answer api(String method, String path, BodyPublisher body, String type, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(LONGEST).method(method, body);
        if (person.signedIn()) {
            request.header("Authorization", "Bearer " + Tokens.of(person.account()));
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(request.build());
    }

    /** A ZIP of the API, with the person's own token: its parts as text, one after the other. */
    public Answer apiUnpacked(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(LONGEST);
        if (person.signedIn()) {
            request.header("Authorization", "Bearer " + Tokens.of(person.account()));
        }
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            StringBuilder parts = new StringBuilder();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                    parts.append(part.getName()).append('\n').append(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
            return new Answer(answer.statusCode(), answer.headers(), parts.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** A call of the API that carries the browser's cookies and no token. */
    public Answer apiWithCookies(String method, String path, BodyPublisher body, String type) {
        return send(request(at(path)).header("Content-Type", type).method(method, body));
    }

    private static URI at(String path) {
        return URI.create((path.startsWith("/") ? base() + path : path).replaceFirst("#.*", ""));
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LONGEST);
        String sent = cookies(uri.toString()).entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private Map<String, String> cookies(String address) {
        return cookies.computeIfAbsent(URI.create(address).getAuthority(), host -> new ConcurrentHashMap<>());
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        Answer answer = answer(request);
        for (String line : answer.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse("Set-Cookie: " + line).get(0);
            if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                cookies(request.uri().toString()).remove(cookie.getName());
            } else {
                cookies(request.uri().toString()).put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }

    private static Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
