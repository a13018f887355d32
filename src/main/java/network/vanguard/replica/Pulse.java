package network.vanguard.replica;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Whether a server answers, found out by a connection of its own: the connections of the pool may all be taken, or wait for a server that
 * hangs. A server that does not answer within two seconds is away.
 */
final class Pulse {

    private static final int SECONDS = 2;

    private final String address;
    private final Properties settings = new Properties();
    private Connection connection;
    private volatile boolean away;

    /** @param server primary or preferSecondary, as the driver names the kinds of servers that an address may mean */
    Pulse(String address, String user, String password, String server) {
        this.address = address;
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("targetServerType", server);
        settings.setProperty("ApplicationName", "vanguard-pulse");
        for (String limit : new String[]{"connectTimeout", "loginTimeout", "socketTimeout"}) {
            settings.setProperty(limit, String.valueOf(SECONDS));
        }
    }

    boolean away() {
        return away;
    }

    /** Asks now; several who ask at once wait for one answer each. */
    synchronized boolean look() {
        try {
            if (connection == null || !connection.isValid(SECONDS)) {
                close();
                connection = DriverManager.getConnection(address, settings);
            }
            away = false;
        } catch (SQLException gone) {
            close();
            away = true;
        }
        return !away;
    }

    synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException gone) {
                // that is what is wanted
            }
            connection = null;
        }
    }
}
