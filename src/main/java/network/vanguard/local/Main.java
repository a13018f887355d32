package network.vanguard.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program: the servers that are not configured, then the platform. */
@QuarkusMain
public class Main {

    private Main() {}

    /** Runs until it is told to stop; ends with status 1 and one line when it cannot start. */
    public static void main(String... arguments) {
        try {
            LocalSettings settings = LocalSettings.ofThisProcess();
            if (LocalServers.start(settings)) {
                Welcome.whenReady(settings);
            }
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(arguments);
    }
}
