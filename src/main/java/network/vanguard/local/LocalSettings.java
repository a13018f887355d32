package network.vanguard.local;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What to start and where. They are read before Quarkus starts, hence from system properties and environment variables only.
 *
 * @param data the folder that holds programs, data, passwords and logs of the servers
 * @param platformPort the port on which the platform itself will listen; only checked here
 * @param postgresPort the port of PostgreSQL on 127.0.0.1
 * @param keycloakPort the port of Keycloak on 127.0.0.1
 * @param postgres whether PostgreSQL is to be started; false when a database is configured
 * @param keycloak whether Keycloak is to be started; false when an identity provider is configured
 * @param empty whether the platform's database is to be emptied first (tests)
 */
public record LocalSettings(Path data, int platformPort, int postgresPort, int keycloakPort, boolean postgres,
        boolean keycloak, boolean empty) {

    /**
     * The settings of this process, with the defaults of the two commands: ports 8080, 8180 and 5480, data in {@code .vanguard}.
     *
     * @throws CannotStart when a port is not a number
     */
    public static LocalSettings ofThisProcess() {
        return new LocalSettings(Path.of(value("vanguard.local.data", ".vanguard")), port("quarkus.http.port", 8080),
                port("vanguard.local.postgres-port", 5480), port("vanguard.local.keycloak-port", 8180),
                isUnset("quarkus.datasource.jdbc.url"), isUnset("quarkus.oidc.auth-server-url"), false);
    }

    /**
     * A setting as Quarkus would find it: system property, else environment variable, else the default.
     *
     * @param name with dots and dashes, as {@code quarkus.http.port}; the variable is then QUARKUS_HTTP_PORT
     */
    public static String value(String name, String otherwise) {
        String property = System.getProperty(name);
        if (property != null && !property.isBlank()) {
            return property.strip();
        }
        String variable = System.getenv(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
        return variable != null && !variable.isBlank() ? variable.strip() : otherwise;
    }

    /** Whether neither a system property nor an environment variable gives this setting. */
    public static boolean isUnset(String name) {
        return value(name, null) == null;
    }

    /**
     * A setting that is a port number.
     *
     * @throws CannotStart when it is not a number from 1 to 65535
     */
    public static int port(String name, int otherwise) {
        String value = value(name, Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, with the name of the setting
        }
        throw new CannotStart(name + " is \"" + value + "\", which is not a port number (1 to 65535).");
    }
}
