package network.vanguard.problem;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;

import io.quarkus.logging.LoggingFilter;

/**
 * Takes tokens, and what they say of a person, out of every line of the log. Quarkus writes the whole of a token that it refuses; most of
 * those are forged, but one that is a minute too old, or was given to another program, is real. The cause stays.
 */
@LoggingFilter(name = "without-tokens")
public final class LogWithoutTokens implements Filter {

    private static final String LEFT_OUT = "…";
    /** Puts the parameters of a line into its words, however the line was written. */
    private static final PatternFormatter WORDS = new PatternFormatter("%m");
    /** A JSON object in base64, and what follows it with dots: every signed or encrypted token. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*)*");
    /** A verifier's own words for what stood in the token. */
    private static final Pattern CLAIMS = Pattern.compile("claims->\\{.*?\\}\\)", Pattern.DOTALL);

    @Override
    public boolean isLoggable(LogRecord line) {
        String text = WORDS.formatMessage(line);
        if (text != null && tells(text)) {
            if (line instanceof ExtLogRecord ours) {
                ours.setMessage(without(text), FormatStyle.NO_FORMAT);
            } else {
                line.setMessage(without(text));
            }
            line.setParameters(null);
        }
        for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && tells(cause.getMessage())) {
                line.setThrown(new IllegalStateException(cause.getClass().getName() + ": " + without(cause.getMessage())));
                break;
            }
        }
        return true;
    }

    /** The text with a sign in place of each token. */
    public static String without(String text) {
        return CLAIMS.matcher(TOKEN.matcher(text).replaceAll(LEFT_OUT)).replaceAll("claims->" + LEFT_OUT + ")");
    }

    private static boolean tells(String text) {
        return TOKEN.matcher(text).find() || CLAIMS.matcher(text).find();
    }
}
