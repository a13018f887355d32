package network.vanguard.leaving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import network.vanguard.member.ErasedMembers;
import network.vanguard.member.Erasure;

/**
 * Keeps a list of who was forgotten in a file outside of the database, and follows it before the first request after a start: a backup that
 * is older than a wish to be forgotten does not bring anybody back. The list names nobody.
 */
@ApplicationScoped
class ErasureList {

    private static final Logger LOG = Logger.getLogger(ErasureList.class);
    /** Before anything that works on content begins. */
    private static final int FIRST = 50;

    private final ErasedMembers members;
    private final ErasureService service;
    private final Optional<Path> file;

    ErasureList(ErasedMembers members, ErasureService service,
            @ConfigProperty(name = "vanguard.erasures.file") Optional<Path> file) {
        this.members = members;
        this.service = service;
        this.file = file;
    }

    void started(@Observes @Priority(FIRST) StartupEvent event) throws IOException {
        follow();
    }

    /**
     * Forgets again whoever is on the list and stands in the database by name, then brings list and database in line.
     *
     * @throws IOException when there is a list that cannot be read or written: the program does not start on what it cannot check
     */
    void follow() throws IOException {
        if (file.isPresent() && Files.exists(file.get())) {
            members.learn(read(file.get()));
        }
        int again = service.forgetAgain();
        if (again > 0) {
            LOG.infof("Forgot %d people again who had been forgotten after the backup was made", again);
        }
        keep();
    }

    /** Each node keeps its own list, and adds what the others have done. */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepNow() {
        try {
            keep();
        } catch (IOException trouble) {
            LOG.errorf("The list of who was forgotten could not be written: %s", trouble.getMessage());
        }
    }

    private synchronized void keep() throws IOException {
        if (file.isEmpty()) {
            return;
        }
        List<Erasure> missing = new ArrayList<>(members.all());
        if (Files.exists(file.get())) {
            List<Erasure> there = read(file.get());
            missing.removeIf(one -> there.stream().anyMatch(kept -> kept.memberId() == one.memberId()
                    && kept.subjectDigest().equals(one.subjectDigest())));
        }
        if (!missing.isEmpty()) {
            Files.write(file.get(), missing.stream().map(one -> one.memberId() + " " + one.subjectDigest() + " " + one.at())
                    .toList(), UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        }
    }

    private static List<Erasure> read(Path file) throws IOException {
        List<Erasure> read = new ArrayList<>();
        for (String line : Files.readAllLines(file, UTF_8)) {
            String[] part = line.strip().split(" ");
            try {
                if (part.length == 3 && part[1].matches("[0-9a-f]{64}")) {
                    read.add(new Erasure(Long.parseLong(part[0]), part[1], Instant.parse(part[2])));
                } else if (!line.isBlank()) {
                    throw new IOException("A line of " + file + " is none of a list of who was forgotten: " + line);
                }
            } catch (NumberFormatException | DateTimeParseException wrong) {
                throw new IOException("A line of " + file + " is none of a list of who was forgotten: " + line, wrong);
            }
        }
        return read;
    }
}
