package network.vanguard.local;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A program with the embedded PostgreSQL and nothing else, for tests that kill it: data folder and port are its arguments. It says
 * "up", the address, the owner's password and the platform's in one line, then waits to be stopped.
 */
public final class ServersProgram {

    private ServersProgram() {}

    /** Ends with status 1 and one line when it cannot start, as {@link Main} does. */
    public static void main(String... arguments) throws InterruptedException {
        try {
            LocalServers.start(
                    new LocalSettings(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 0,
                            true, false, false));
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.out.println("up " + System.getProperty("quarkus.datasource.jdbc.url") + " "
                + System.getProperty("quarkus.flyway.password") + " " + System.getProperty("quarkus.datasource.password"));
        new CountDownLatch(1).await();
    }
}
