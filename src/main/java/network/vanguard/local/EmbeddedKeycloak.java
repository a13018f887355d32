package network.vanguard.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A real Keycloak in a process of its own. It is started as {@code kc.sh} does it, but without the shell, so that the process that we
 * start is the one that we later stop, on every system.
 */
final class EmbeddedKeycloak {

    private static final String LOG = "keycloak.log";
    private static final String PID = "keycloak.pid";
    private static final String REALM = "keycloak.realm";

    private final DataFolder folder;
    private final LocalSecrets secrets;
    private final int port;
    // Null when the platform's database is somebody else's: Keycloak then keeps its own in a file.
    private final EmbeddedPostgreSql database;
    private final byte[] realm;
    private volatile Process process;
    private volatile boolean stopped;

    EmbeddedKeycloak(DataFolder folder, LocalSecrets secrets, int port, int platformPort, EmbeddedPostgreSql database) {
        this.folder = folder;
        this.secrets = secrets;
        this.port = port;
        this.database = database;
        this.realm = realm(platformPort);
    }

    /** The address of the realm, as tokens name their issuer. */
    String url() {
        return "http://localhost:" + port + "/realms/vanguard";
    }

    private static byte[] realm(int platformPort) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream("keycloak/realm.json")) {
            if (file == null) {
                throw new CannotStart("The realm file keycloak/realm.json is not part of this build.");
            }
            // Where Keycloak tells the platform that somebody signed out
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("http://localhost:8080", "http://localhost:" + platformPort).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CannotStart("The realm file cannot be read: " + e.getMessage(), e);
        }
    }

    // ---------------------------------------------------------------- an orphan of an earlier run

    /** Stops a Keycloak that still runs from this folder although nobody holds the folder: its program was killed. */
    void stopOrphan() {
        try {
            String[] left = folder.read(PID).split(" ");
            if (left.length == 2) {
                Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(left[0])).filter(ProcessHandle::isAlive)
                        .filter(handle -> left[1].equals(startOf(handle)));
                if (orphan.isPresent()) {
                    System.out.println("Stopping the Keycloak that an earlier run left behind …");
                    end(orphan.get());
                }
            }
        } catch (IOException e) {
            throw new CannotStart("Keycloak's files in " + folder.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** When a process began: with its number it names one process for good, as numbers are used again. */
    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    // ---------------------------------------------------------------- start

    /**
     * Unpacks and builds Keycloak if that was not done yet (about half a minute), then starts it and returns when the realm answers.
     * Returns early and silently when the program is being stopped.
     *
     * @param renew whether a realm that was imported from another version of the realm file is thrown away first (tests)
     * @throws CannotStart with the end of Keycloak's log
     */
    void start(boolean renew) {
        try {
            Path home = prepare();
            importRealm(home, renew);
            if (stopped) {
                return;
            }
            System.out.println("Starting Keycloak on port " + port + " …");
            launch(command(home, "start", "--optimized", "--import-realm", "--cache=local", "--http-enabled=true",
                    "--http-host=127.0.0.1", "--http-port=" + port, "--hostname=http://localhost:" + port,
                    "--db-pool-initial-size=1", "--db-pool-max-size=20"), LOG);
            folder.write(PID, process.pid() + " " + startOf(process.toHandle()));
            awaitRealm();
            folder.write(REALM, fingerprint());
        } catch (IOException e) {
            if (!stopped) {
                throw new CannotStart("Keycloak did not start: " + e.getMessage(), e);
            }
        }
    }

    private Path prepare() throws IOException {
        Path archive = archive();
        String name = archive.getFileName().toString().replace(".zip", "");
        Path home = folder.resolve(name);
        String options = database != null ? "--db=postgres" : "--db=dev-file";
        String done = options + " " + Files.size(archive);
        if (!done.equals(folder.read(name + ".built"))) {
            System.out.println("Unpacking Keycloak …");
            folder.delete(name);
            unpack(archive, folder.path());
            System.out.println("Preparing Keycloak, once; it takes about half a minute …");
            // Health on the main port: no third port to keep free
            launch(command(home, "build", options, "--health-enabled=true", "--http-management-health-enabled=false"), LOG);
            if (await(process) != 0 && !stopped) {
                throw new IOException("its own build failed." + System.lineSeparator() + folder.end(LOG));
            }
            if (!stopped) {
                folder.write(name + ".built", done);
            }
        }
        return home;
    }

    /** The build lays the archive into target/local; the program is run from the project's folder or from target/quarkus-app. */
    private static Path archive() throws IOException {
        List<Path> places = new ArrayList<>(List.of(Path.of("target", "local")));
        Path program = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]).toAbsolutePath();
        for (Path place = program.getParent(); place != null && places.size() < 4; place = place.getParent()) {
            places.add(place.resolve("local"));
        }
        Path newest = null;
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> archives = Files.newDirectoryStream(place, "keycloak-*.zip")) {
                    for (Path archive : archives) {
                        if (newest == null
                                || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(newest)) > 0) {
                            newest = archive;
                        }
                    }
                }
            }
        }
        if (newest == null) {
            throw new IOException("there is no keycloak-….zip in target/local. Build the project first, or name an identity"
                    + " provider in QUARKUS_OIDC_AUTH_SERVER_URL.");
        }
        return newest;
    }

    private void unpack(Path archive, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null && !stopped; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive names a file outside of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    private void importRealm(Path home, boolean renew) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.write(imports.resolve("vanguard-realm.json"), realm);
        String imported = folder.read(REALM);
        if (!imported.equals(fingerprint()) && database != null && renew) {
            database.emptyKeycloak();
        } else if (!imported.isEmpty() && !imported.equals(fingerprint())) {
            System.out.println(
                    "The realm file has changed since it was imported. Accounts and settings stay as they are; to take the new"
                            + " file, stop, delete the folder " + folder.path() + " and start again.");
        }
    }

    private String fingerprint() throws IOException {
        return DataFolder.fingerprint(new ByteArrayInputStream(realm));
    }

    private List<String> command(Path home, String... arguments) {
        List<String> command = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            // A session of its own: Ctrl-C reaches the platform alone, which ends its work before it stops its servers.
            command.add(setsid.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Xms128m", "-Xmx512m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp", home.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return command;
    }

    private synchronized void launch(List<String> command, String log) throws IOException {
        if (stopped) {
            throw new IOException("the program is being stopped");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        // The platform's own settings would be read by Keycloak too: it is a Quarkus program as well.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("KC_")
                || name.startsWith("VANGUARD_"));
        if (database != null) {
            builder.environment().put("KC_DB_URL", database.url(EmbeddedPostgreSql.KEYCLOAK_DATABASE));
            builder.environment().put("KC_DB_USERNAME", EmbeddedPostgreSql.KEYCLOAK_DATABASE);
            builder.environment().put("KC_DB_PASSWORD", database.password(EmbeddedPostgreSql.KEYCLOAK_DATABASE));
        }
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak.admin"));
        process = builder.start();
        process.getOutputStream().close();
    }

    private void awaitRealm() throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + port + "/realms/vanguard/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5)).build();
        for (int attempt = 0; attempt < 1200 && !stopped; attempt++) {
            if (!process.isAlive()) {
                throw new IOException(
                        "it ended with status " + process.exitValue() + "." + System.lineSeparator() + folder.end(LOG));
            }
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the start was interrupted", e);
            }
            pause();
        }
        throw new IOException("it does not answer on port " + port + "; its log is " + folder.resolve(LOG));
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
    }

    /** Whether Keycloak's process is gone although nobody stopped it. */
    boolean hasEndedByItself() {
        Process present = process;
        return !stopped && present != null && !present.isAlive();
    }

    // ---------------------------------------------------------------- stop

    /** Stops Keycloak, or its build; what is still being prepared stops at the next step. */
    synchronized void stop() {
        stopped = true;
        if (process != null) {
            end(process.toHandle());
        }
    }

    private static void end(ProcessHandle handle) {
        handle.destroy();
        if (!isEnded(handle, 15)) {
            handle.destroyForcibly();
            isEnded(handle, 5);
        }
    }

    private static boolean isEnded(ProcessHandle handle, int seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (isRunning(handle) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !isRunning(handle);
    }

    /** A process that has ended and that nobody has collected yet counts as alive, but has no command any more. */
    private static boolean isRunning(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }
}
