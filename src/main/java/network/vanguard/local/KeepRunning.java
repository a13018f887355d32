package network.vanguard.local;

/**
 * Starts a server again that has ended although nobody stopped it (killed, out of memory). The platform answers 503 in the meantime and
 * goes on by itself. A server that keeps ending is given up, so that its log can be read.
 */
final class KeepRunning extends Thread {

    private static final int MOST_RESTARTS = 5;

    private final EmbeddedKeycloak keycloak;
    private final EmbeddedPostgreSql postgres;
    private int restarts;

    KeepRunning(EmbeddedKeycloak keycloak, EmbeddedPostgreSql postgres) {
        super("keep-servers-running");
        setDaemon(true);
        this.keycloak = keycloak;
        this.postgres = postgres;
    }

    @Override
    public void run() {
        try {
            while (restarts < MOST_RESTARTS) {
                Thread.sleep(1000);
                if (postgres != null && postgres.hasEndedByItself()) {
                    restarts++;
                    System.out.println("PostgreSQL has ended by itself.");
                    postgres.start(false);
                }
                if (keycloak != null && LocalServers.isKeycloakUp() && keycloak.hasEndedByItself()) {
                    restarts++;
                    System.out.println("Keycloak has ended by itself.");
                    keycloak.start(false);
                }
            }
            System.err.println(
                    "The servers have ended " + MOST_RESTARTS + " times and are not started again. Their logs are in the data"
                            + " folder.");
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
