package network.vanguard.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;

/**
 * A real Chromium for tests. Where there is none, a test that asks for a page is reported as skipped; with {@code CI=true}
 * it fails. A page collects what must never happen on any page of ours: see {@link #troubles}.
 */
public final class Browser {

    private static final Logger LOG = Logger.getLogger(Browser.class);
    private static final int HEIGHT = 900;
    private static final Path PICTURES = Path.of("target/screenshots");
    /** How long a busy machine may take for anything that a test waits for, in milliseconds: no test is about time. */
    private static final int PATIENCE = 180_000;
    private static final int PICTURE_PATIENCE = 20_000;
    private static final Map<Page, List<String>> TROUBLES = new WeakHashMap<>();

    private static com.microsoft.playwright.Browser chromium;

    private Browser() {}

    /**
     * An empty page in a browser that remembers nothing, with scripts.
     *
     * @param width
     *        in CSS pixels: 1280 is a desk, 360 a phone
     */
    public static Page page(int width) {
        return page(width, true);
    }

    /** The same, with scripts or without. */
    public static Page page(int width, boolean scripts) {
        return page(width, scripts, false);
    }

    /** The same, in a browser that obeys the Content-Security-Policy of a page or passes over it. */
    public static Page page(int width, boolean scripts, boolean withoutPolicy) {
        BrowserContext context = chromium().newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT).setJavaScriptEnabled(scripts).setBypassCSP(withoutPolicy).setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        return watched(context.newPage());
    }

    private static Page watched(Page page) {
        List<String> troubles = new ArrayList<>();
        TROUBLES.put(page, troubles);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                troubles.add("console: " + message.text());
            }
        });
        page.onPageError(error -> troubles.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith("http://localhost:") && !request.url().startsWith("http://127.0.0.1:")) {
                troubles.add("left this platform: " + request.url());
            }
        });
        return page;
    }

    /** Another tab of the same browser, after this one was closed. */
    public static Page again(Page closed) {
        return watched(closed.context().newPage());
    }

    /** Failed scripts, refused content and requests to other hosts on this page since it was opened; nothing is good. */
    public static List<String> troubles(Page page) {
        return List.copyOf(TROUBLES.getOrDefault(page, List.of()));
    }

    /** Does something with the page whose troubles are not the page's own. */
    static <T> T aside(Page page, Supplier<T> work) {
        List<String> before = troubles(page);
        T result = work.get();
        List<String> troubles = TROUBLES.get(page);
        if (troubles != null) {
            troubles.clear();
            troubles.addAll(before);
        }
        return result;
    }

    /**
     * Keeps a picture of the whole page as {@code target/screenshots/name.png}. It is for people to look at and checks nothing: where
     * Chromium cannot paint one (on a busy machine without a graphics card it may wait for a frame for ever), the test goes on.
     */
    public static void picture(Page page, String name) {
        for (boolean whole : new boolean[]{true, false}) {
            try {
                page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setTimeout(PICTURE_PATIENCE)
                        .setPath(PICTURES.resolve(name + ".png")));
                return;
            } catch (PlaywrightException notPainted) {
                LOG.warnf("No picture of %s: %s", name, notPainted.getMessage());
            }
        }
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            Optional<Path> program = program();
            if (program.isEmpty() && "true".equals(System.getenv("CI"))) {
                Assertions.fail("There is no Chromium on this machine, and CI needs one");
            }
            Assumptions.assumeTrue(program.isPresent(), "There is no Chromium on this machine");
            chromium = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    // Chromium refuses its sandbox to root, which is what a container runs tests as.
                    .launch(new LaunchOptions().setExecutablePath(program.get())
                            .setArgs(List.of("--no-sandbox", "--disable-gpu")));
        }
        return chromium;
    }

    private static Optional<Path> program() {
        return Stream
                .of(System.getenv("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> path != null && Files.isExecutable(Path.of(path))).map(Path::of).findFirst();
    }
}
