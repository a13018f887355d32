package network.vanguard.comment;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/**
 * Tells which comments are posted, on whichever node: PostgreSQL carries the news from the transaction that posted one to a connection
 * that does nothing but listen. What was posted while that connection was lost is not repeated by it, so everybody who waits is sent away
 * when it comes back, and asks for what they have missed when they return.
 */
@ApplicationScoped
class CommentNews {

    static final String CHANNEL = "vanguard_comment";

    private static final Logger LOG = Logger.getLogger(CommentNews.class);
    /** How long the connection waits for news before it looks whether the program is about to end, in milliseconds. */
    private static final int PATIENCE = 5_000;
    /** Before it is tried again, in milliseconds. */
    private static final long PAUSE = 2_000;

    /** A comment was posted. */
    record News(long entryId, long commentId) {}

    private final AgroalDataSource dataSource;
    private final AtomicReference<BroadcastProcessor<News>> waiting = new AtomicReference<>(BroadcastProcessor.create());
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread listener = new Thread(this::listen, "comment-news");

    CommentNews(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void begin(@Observes @Priority(200) StartupEvent start) {
        listener.setDaemon(true);
        listener.start();
    }

    void stop(@Observes ShutdownEvent end) {
        ended.set(true);
        waiting.get().onComplete();
        listener.interrupt();
    }

    /** The news of an entry's thread from now on, until the connection is lost. */
    Multi<News> of(long entryId) {
        return waiting.get().filter(news -> news.entryId() == entryId);
    }

    private void listen() {
        while (!ended.get()) {
            try (Connection connection = connect(); Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + CHANNEL);
                // only now: who returned while nobody listened would wait for news that was told in between
                sendAway();
                PGConnection channel = connection.unwrap(PGConnection.class);
                while (!ended.get()) {
                    tell(channel.getNotifications(PATIENCE));
                }
            } catch (SQLException lost) {
                if (!ended.get()) {
                    LOG.warnf("News of comments are not heard; trying again: %s", lost.getMessage());
                    pause();
                }
            }
        }
    }

    private void tell(PGNotification[] heard) {
        if (heard == null) {
            return;
        }
        for (PGNotification one : heard) {
            String[] numbers = one.getParameter().split(" ");
            waiting.get().onNext(new News(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
        }
    }

    private void sendAway() {
        waiting.getAndSet(BroadcastProcessor.create()).onComplete();
    }

    /** Not one of the pool's: it is kept for as long as the program runs. */
    private Connection connect() throws SQLException {
        AgroalConnectionFactoryConfiguration settings = dataSource.getConfiguration().connectionPoolConfiguration()
                .connectionFactoryConfiguration();
        Properties properties = new Properties();
        properties.putAll(settings.jdbcProperties());
        properties.setProperty("user", settings.principal().getName());
        settings.credentials().stream().filter(SimplePassword.class::isInstance)
                .forEach(word -> properties.setProperty("password", ((SimplePassword) word).getWord()));
        return new Driver().connect(settings.jdbcUrl(), properties);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            ended.set(true);
        }
    }
}
