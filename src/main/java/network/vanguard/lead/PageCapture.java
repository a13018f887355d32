package network.vanguard.lead;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Looks at a page of somebody else's: whether it is there, its title, and the digest of what it says. Nothing else of it is kept. The
 * connection goes to an address that was checked, not to a name that may mean another one a moment later; every redirect is checked anew.
 * Five seconds and a megabyte are the most that is spent on a page.
 */
@ApplicationScoped
class PageCapture {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int LARGEST = 1 << 20;
    private static final int MOST_REDIRECTS = 4;
    private static final int TITLE_MAX = 300;
    private static final int OK = 200;
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>(.*?)</title>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w-]+)", Pattern.CASE_INSENSITIVE);

    private final HttpClient client;
    private final AddressRule rule;

    PageCapture(Vertx vertx, AddressRule rule) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) LONGEST.toMillis())
                .setKeepAlive(false).setDecompressionSupported(false));
        this.rule = rule;
    }

    /**
     * What was found.
     *
     * @param status  what the page answered, or null when nothing answered
     * @param title   of the page, or null when it has none
     * @param hash    SHA-256 of what it said, or null when it was not there
     * @param trouble why it could not be read, in words; null when it could
     */
    record Looked(Integer status, String title, String hash, String trouble) {

        boolean there() {
            return hash != null;
        }

        static Looked trouble(String words) {
            return new Looked(null, null, null, words);
        }
    }

    private record Answer(int status, String location, String type, byte[] body, boolean cut) {}

    /** Looks at it; never throws. */
    Looked look(String address) {
        String next = address;
        for (int step = 0; step <= MOST_REDIRECTS; step++) {
            Optional<WebAddress> page = WebAddress.of(next);
            if (page.isEmpty()) {
                return Looked.trouble("It leads to something that is no page on the web.");
            }
            Answer answer;
            try {
                answer = ask(page.get());
            } catch (UnknownHostException nobody) {
                return Looked.trouble("There is no such host.");
            } catch (SecurityException notAllowed) {
                return Looked.trouble("It is not on the public web.");
            } catch (TimeoutException late) {
                return Looked.trouble("It did not answer in time.");
            } catch (ExecutionException broken) {
                return Looked.trouble("It could not be reached.");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Looked.trouble("It could not be reached.");
            }
            if (answer.status() / 100 != 3 || answer.location() == null) {
                return looked(answer);
            }
            next = resolved(next, answer.location());
        }
        return Looked.trouble("It leads on and on.");
    }

    private static String resolved(String from, String location) {
        try {
            return URI.create(from).resolve(location).toString();
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private Answer ask(WebAddress page)
            throws UnknownHostException, TimeoutException, ExecutionException, InterruptedException {
        InetAddress[] machines = InetAddress.getAllByName(page.host());
        for (InetAddress machine : machines) {
            if (!rule.allows(machine, page.portNumber())) {
                throw new SecurityException("not public");
            }
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setHost(page.host())
                .setPort(page.portNumber()).setURI(page.path()).setSsl(page.secure())
                .setServer(SocketAddress.inetSocketAddress(page.portNumber(), machines[0].getHostAddress()))
                .putHeader("Accept", "text/html,*/*;q=0.5").putHeader("User-Agent", "vanguard-learning-network (link check)");
        client.request(options).onFailure(answer::completeExceptionally).onSuccess(request -> {
            answer.whenComplete((done, failed) -> request.reset());
            request.send().onFailure(answer::completeExceptionally).onSuccess(response -> read(request, response, answer));
        });
        try {
            return answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static void read(HttpClientRequest request, HttpClientResponse response, CompletableFuture<Answer> answer) {
        Buffer body = Buffer.buffer();
        String type = response.getHeader("Content-Type");
        String location = response.getHeader("Location");
        response.exceptionHandler(answer::completeExceptionally);
        response.handler(piece -> {
            body.appendBuffer(piece);
            if (body.length() > LARGEST) {
                answer.complete(new Answer(response.statusCode(), location, type, body.getBytes(0, LARGEST), true));
            }
        });
        response.endHandler(end -> answer
                .complete(new Answer(response.statusCode(), location, type, body.getBytes(), false)));
    }

    private static Looked looked(Answer answer) {
        if (answer.status() != OK) {
            return new Looked(answer.status(), null, null, "It answered with the error " + answer.status() + ".");
        }
        return new Looked(OK, title(answer), hash(answer.body()),
                answer.cut() ? "It is long: only its first megabyte was looked at." : null);
    }

    private static String title(Answer answer) {
        if (answer.type() != null && !answer.type().toLowerCase(java.util.Locale.ROOT).contains("html")) {
            return null;
        }
        Matcher title = TITLE.matcher(new String(answer.body(), charset(answer.type())));
        if (!title.find()) {
            return null;
        }
        String words = WebAddress.plain(title.group(1)).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return words.isEmpty() ? null : words.length() > TITLE_MAX ? words.substring(0, TITLE_MAX - 1) + "…" : words;
    }

    private static Charset charset(String type) {
        Matcher named = CHARSET.matcher(type == null ? "" : type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
