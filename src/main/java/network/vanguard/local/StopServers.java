package network.vanguard.local;

import io.quarkus.runtime.ApplicationLifecycleManager;

/**
 * Stops the servers when the JVM ends: Keycloak first, as it uses PostgreSQL, and both after the platform, which may still be finishing
 * requests. After a live reload the class loader of this object is closed, so nothing here or below may need a class for the first time.
 */
final class StopServers extends Thread {

    private static final int LONGEST_WAIT_SECONDS = 35;

    private final DataFolder folder; // kept for its hold, which lasts until the JVM has ended
    private final EmbeddedKeycloak keycloak;
    private final EmbeddedPostgreSql postgres;

    StopServers(DataFolder folder, EmbeddedKeycloak keycloak, EmbeddedPostgreSql postgres) {
        super("stop-servers");
        this.folder = folder;
        this.keycloak = keycloak;
        this.postgres = postgres;
        isPlatformRunning(); // makes the class known to our class loader while that is open
    }

    @Override
    public void run() {
        awaitPlatform();
        System.out.println("Stopping the servers of " + folder.path() + " …");
        if (keycloak != null) {
            keycloak.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
    }

    private static boolean isPlatformRunning() {
        return ApplicationLifecycleManager.getCurrentApplication() != null;
    }

    private static void awaitPlatform() {
        try {
            for (int tick = 0; tick < LONGEST_WAIT_SECONDS * 20 && isPlatformRunning(); tick++) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
