import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** What {@link Content} and {@link WorkingDay} both need: options, the database, and tokens. */
final class Bench implements AutoCloseable {

    /** Tokens are good for a few minutes; a new one is fetched after this many milliseconds. */
    private static final long TOKEN_KEPT = 120_000;
    private static final int COPIED_AT_ONCE = 1 << 16;
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Map<String, String> options = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private long tokensUntil;
    final HttpClient http = HttpClient.newHttpClient();
    final Connection database;

    /** Options as {@code --name=value}; with {@code jdbc}, {@code user} and {@code password} of the database's owner. */
    Bench(String[] args) throws SQLException {
        for (String arg : args) {
            String[] part = arg.replaceFirst("^--", "").split("=", 2);
            options.put(part[0], part.length == 1 ? "true" : part[1]);
        }
        database = DriverManager.getConnection(option("jdbc", "jdbc:postgresql://localhost:5480/vanguard"),
                option("user", "vanguard"), options.get("password"));
        run("SET statement_timeout = 0");
        run("SET idle_in_transaction_session_timeout = 0");
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(option(name, Integer.toString(otherwise)));
    }

    String platform() {
        return option("platform", "http://localhost:8080");
    }

    /** The first number that comes back; 0 for none. */
    long one(String sql) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lines of a {@code COPY}: appends what belongs to the n-th thing, any number of lines. */
    interface Lines {
        void of(int n, StringBuilder to);
    }

    /** Copies what belongs to so many things and says how long it took. */
    void copy(String into, int many, Lines lines) throws SQLException {
        long begun = System.nanoTime();
        CopyIn copy = database.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + into + " FROM STDIN");
        StringBuilder some = new StringBuilder();
        for (int n = 0; n < many; n++) {
            lines.of(n, some);
            if (some.length() > COPIED_AT_ONCE || n == many - 1) {
                byte[] bytes = some.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                some.setLength(0);
            }
        }
        say(into.replaceFirst(" .*", "") + ", " + copy.endCopy() + " rows", begun);
    }

    /** A step and the seconds since it began, in nanoseconds of the system's clock. */
    static void say(String what, long begun) {
        System.out.printf(Locale.ROOT, "  %-40s %8.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }

    /** A token of an account of the local realm, whose password is its name. */
    synchronized String token(String account) throws IOException, InterruptedException {
        if (System.currentTimeMillis() > tokensUntil) {
            tokens.clear();
            tokensUntil = System.currentTimeMillis() + TOKEN_KEPT;
        }
        if (!tokens.containsKey(account)) {
            String answer = http.send(HttpRequest.newBuilder(URI.create(option("realm", "http://localhost:8180/realms/vanguard")
                    + "/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers
                            .ofString("grant_type=password&client_id=vanguard-api&username=" + account + "&password="
                                    + account))
                    .build(), BodyHandlers.ofString()).body();
            Matcher token = TOKEN.matcher(answer);
            if (!token.find()) {
                throw new IllegalStateException("No token for " + account + ": " + answer);
            }
            tokens.put(account, token.group(1));
        }
        return tokens.get(account);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    /** Draws ranks from 0 on, the small ones more often: rank r with a weight of 1/(r+1)^exponent. */
    static final class Zipf {
        private final double[] upTo;

        Zipf(int ranks, double exponent) {
            upTo = new double[ranks];
            double sum = 0;
            for (int rank = 0; rank < ranks; rank++) {
                sum += Math.pow(rank + 1.0, -exponent);
                upTo[rank] = sum;
            }
        }

        int draw(Random random) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            return found < 0 ? Math.min(-found - 1, upTo.length - 1) : found;
        }
    }
}
