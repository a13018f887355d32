package network.vanguard.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** The last lines of a start: where to point a browser, and which accounts exist. */
final class Welcome {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Welcome() {}

    /** Prints the lines once both the platform and Keycloak answer; if one of them does not come up, that was said before. */
    static void whenReady(LocalSettings settings) {
        Thread thread = new Thread(() -> {
            try {
                LocalServers.awaitKeycloak(LONGEST);
                if (isPlatformUp(settings.platformPort())) {
                    System.out.println(text(settings));
                }
            } catch (CannotStart e) {
                // said where it happened
            }
        }, "welcome");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isPlatformUp(int port) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/live"))
                .timeout(Duration.ofSeconds(10)).build();
        for (int attempt = 0; attempt < LONGEST.toSeconds() * 4; attempt++) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return true;
                }
            } catch (IOException e) {
                // not listening yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static String text(LocalSettings settings) {
        String address = "http://localhost:" + settings.platformPort();
        Path data = settings.data().toAbsolutePath().normalize();
        if (!settings.keycloak()) {
            return """

                    The Vanguard Learning Network is ready at %s
                    Its data is kept in %s. Ctrl-C stops it.
                    """.formatted(address, data);
        }
        return """

                The Vanguard Learning Network is ready at %s

                Accounts to try it with; the password is the same as the name:
                  practitioner   reads, comments, writes notes and discussions
                  erewash        contributor of Wellbeing Erewash
                  morecambe      contributor of Better Care Together (Morecambe Bay)
                  stockport      contributor of Stockport Together
                  lead           lead of Wellbeing Erewash
                  curator        reviews and publishes for the network
                  moderator      moderator; there is nothing to decide yet
                  administrator  sites, roles and settings

                The data is kept in %s. Ctrl-C stops everything.
                """.formatted(address, data);
    }
}
