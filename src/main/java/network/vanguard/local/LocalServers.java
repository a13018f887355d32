package network.vanguard.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * Starts the servers that are not configured, tells Quarkus their addresses as system properties, and stops them when the program ends.
 * Once in a JVM: a live reload and the next test class find them running, although their class loader is another; hence what must be
 * remembered is kept in system properties.
 */
public final class LocalServers {

    private static final String STARTED = "vanguard.local.started";
    private static final String KEYCLOAK_STATE = "vanguard.local.keycloak-state";
    private static final String UP = "up";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private LocalServers() {}

    /**
     * Starts what {@code settings} ask for. PostgreSQL answers when this returns; Keycloak goes on starting by itself, see
     * {@link #awaitKeycloak}. Does nothing when this JVM has started them before.
     *
     * @return whether servers were started by this call
     * @throws CannotStart when the data folder is in use, a port is busy, or a server fails
     */
    public static boolean start(LocalSettings settings) {
        if (System.getProperty(STARTED) != null || !settings.postgres() && !settings.keycloak()) {
            return false;
        }
        DataFolder folder = DataFolder.hold(settings.data());
        LocalSecrets secrets = new LocalSecrets(folder);
        EmbeddedPostgreSql postgres = settings.postgres()
                ? new EmbeddedPostgreSql(folder, secrets, settings.postgresPort())
                : null;
        EmbeddedKeycloak keycloak = settings.keycloak()
                ? new EmbeddedKeycloak(folder, secrets, settings.keycloakPort(), settings.platformPort(), postgres)
                : null;
        if (keycloak != null) {
            keycloak.stopOrphan();
        }
        if (postgres != null) {
            postgres.stopOrphan();
        }
        requirePorts(settings);
        System.setProperty(STARTED, settings.data().toString());
        Runtime.getRuntime().addShutdownHook(new StopServers(folder, keycloak, postgres));
        handOver("quarkus.oidc.authentication.state-secret", secrets.get("oidc.state"));
        handOver("quarkus.oidc.token-state-manager.encryption-secret", secrets.get("oidc.session"));
        handOver("vanguard.page.signing-key", secrets.get("page.signing"));
        handOver("vanguard.operation.on-main-port", "true"); // the one address that is known here
        handOver("quarkus.management.port", "0"); // any that is free
        if (postgres != null) {
            postgres.start(settings.empty());
            handOver("quarkus.datasource.jdbc.url", postgres.url(EmbeddedPostgreSql.DATABASE));
            handOver("quarkus.datasource.username", EmbeddedPostgreSql.APPLICATION);
            handOver("quarkus.datasource.password", postgres.password(EmbeddedPostgreSql.APPLICATION));
            handOver("quarkus.flyway.username", EmbeddedPostgreSql.OWNER);
            handOver("quarkus.flyway.password", postgres.password(EmbeddedPostgreSql.OWNER));
        }
        if (keycloak != null) {
            handOver("quarkus.oidc.auth-server-url", keycloak.url());
            handOver("quarkus.oidc.credentials.secret", "vanguard-local-secret"); // as realm.json has it
            handOver("vanguard.cookies.secure", "false"); // http on one's own machine
            handOver("quarkus.log.console.json.enabled", "false"); // read by a person
            handOver("quarkus.shutdown.delay", "0S"); // nobody balances any load here
            // It would warn that Keycloak is not there yet, in four lines; that it is starting has just been said.
            handOver("quarkus.log.category.\"io.quarkus.oidc.runtime.OidcRecorder\".level", "ERROR");
            Thread thread = new Thread(() -> startKeycloak(keycloak, settings.empty()), "start-keycloak");
            thread.setDaemon(true);
            thread.start();
        }
        Thread keeper = new KeepRunning(keycloak, postgres);
        keeper.start();
        return true;
    }

    /** Whether the Keycloak started by this JVM has come up once. */
    static boolean isKeycloakUp() {
        return UP.equals(System.getProperty(KEYCLOAK_STATE));
    }

    private static void startKeycloak(EmbeddedKeycloak keycloak, boolean renew) {
        try {
            keycloak.start(renew);
            System.setProperty(KEYCLOAK_STATE, UP);
        } catch (CannotStart e) {
            System.setProperty(KEYCLOAK_STATE, e.getMessage());
            System.err.println(e.getMessage());
        }
    }

    /**
     * Waits until the Keycloak started by this JVM answers; returns at once when there is none.
     *
     * @throws CannotStart when it failed, or is not up in time
     */
    public static void awaitKeycloak(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (System.getProperty(STARTED) != null && !LocalSettings.isUnset("quarkus.oidc.auth-server-url")) {
            String state = System.getProperty(KEYCLOAK_STATE);
            if (UP.equals(state)) {
                return;
            }
            if (state != null) {
                throw new CannotStart(state);
            }
            if (System.nanoTime() > deadline) {
                throw new CannotStart("Keycloak was not up within " + longest.toSeconds() + " seconds.");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotStart("Waiting for Keycloak was interrupted.", e);
            }
        }
    }

    private static void handOver(String property, String value) {
        if (LocalSettings.isUnset(property)) {
            System.setProperty(property, value);
        }
    }

    private static void requirePorts(LocalSettings settings) {
        if (!isServingAlready()) {
            requireFree(settings.platformPort(), "the platform", "QUARKUS_HTTP_PORT");
        }
        if (settings.keycloak()) {
            requireFree(settings.keycloakPort(), "Keycloak", "VANGUARD_LOCAL_KEYCLOAK_PORT");
        }
        if (settings.postgres()) {
            requireFree(settings.postgresPort(), "PostgreSQL", "VANGUARD_LOCAL_POSTGRES_PORT");
        }
    }

    /** Development mode listens by itself when the first build of the code failed: the port is then busy with ourselves. */
    private static boolean isServingAlready() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("vert.x-eventloop")) {
                return true;
            }
        }
        return false;
    }

    private static void requireFree(int port, String server, String setting) {
        if (isBusy(port)) {
            throw new CannotStart(
                    "Port " + port + ", which " + server + " needs, is used by another program. Stop that program, or name"
                            + " another port in " + setting + ".");
        }
    }

    private static boolean isBusy(int port) {
        // Asking comes first: some systems let two programs listen, one on every address and one on this.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 500);
            return true;
        } catch (IOException e) {
            // nobody answers
        }
        try (ServerSocket socket = new ServerSocket(port, 1, LOOPBACK)) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
