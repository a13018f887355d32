package network.vanguard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.replica.Sources;

/**
 * What the frame of every page shows. Templates read it as {@code inject:layout}, so that no endpoint has to pass it.
 */
@Named("layout")
@RequestScoped
public class Layout {

    /** The name of the platform, as titles and the header show it. */
    public static final String SERVICE = "Vanguard Learning Network";

    private static final Crumb HOME = new Crumb("Home", "/");

    private final CurrentVertxRequest current;
    private final PageViewer viewer;
    private final FormTokens tokens;
    private final Notices notices;
    private final Assets assets;
    private final Sources sources;

    Layout(CurrentVertxRequest current, PageViewer viewer, FormTokens tokens, Notices notices, Assets assets, Sources sources) {
        this.current = current;
        this.viewer = viewer;
        this.tokens = tokens;
        this.notices = notices;
        this.assets = assets;
        this.sources = sources;
    }

    /** Who is looking. Where nothing may wait for a database, only whether somebody is signed in. */
    public PageViewer viewer() {
        if (BlockingOperationControl.isBlockingAllowed()) {
            return viewer;
        }
        RoutingContext request = current.getCurrent();
        return new BriefViewer(request != null && SignedIn.in(request));
    }

    /** The title of the window: "Error: " when the form has errors, then heading, section, service. */
    public String title(Object heading, Object section, Object errors) {
        String title = Stream.of(text(heading), sectionTitle(section), SERVICE).filter(part -> !part.isEmpty()).distinct()
                .collect(Collectors.joining(" – "));
        return errors instanceof FormErrors found && found.any() ? "Error: " + title : title;
    }

    /** The parts of the platform in the header. */
    public List<Section> navigation() {
        return Section.IN_NAVIGATION;
    }

    /** Whether this page belongs to that part. */
    public boolean in(Section item, Object section) {
        return item.key().equals(text(section));
    }

    /** The way to a page of that section: front page, section. */
    public List<Crumb> crumbs(String section) {
        Section in = Section.of(section);
        return List.of(HOME, new Crumb(in.title(), in.path()));
    }

    /** The way to a page below another page of that section: front page, section, that page. */
    public List<Crumb> crumbs(String section, String text, String href) {
        Section in = Section.of(section);
        return List.of(HOME, new Crumb(in.title(), in.path()), new Crumb(text, href));
    }

    /** The address of one of our own style sheets or scripts. */
    public String asset(String name) {
        return assets.address(name);
    }

    /** The sentence that the page before left for this one; null when there is none. */
    public String notice() {
        RoutingContext request = current.getCurrent();
        return request == null ? null : notices.take(request);
    }

    /** Whether nothing can be written for the moment. */
    public boolean onlyReading() {
        return sources.onlyReading();
    }

    /** A token for a form on this page. */
    public String formToken() {
        return tokens.issue(Objects.requireNonNull(current.getCurrent(), "A form belongs to a request"));
    }

    /** A key that makes a form count once, however often it is sent. */
    public String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The address that signs in and comes back to this page. */
    public String signInPath() {
        RoutingContext request = current.getCurrent();
        if (request == null || request.request().method() != HttpMethod.GET) {
            return "/sign-in";
        }
        String query = request.request().query();
        String here = request.normalizedPath() + (query == null ? "" : "?" + query);
        return "/".equals(here) ? "/sign-in" : "/sign-in?return=" + URLEncoder.encode(here, UTF_8);
    }

    /**
     * The full address of something here, as people write it down.
     *
     * @param path its path up to its number
     */
    public String address(String path, long number) {
        return URI.create(current.getCurrent().request().absoluteURI()).resolve(path + number).toString();
    }

    /** The name of this request, to be quoted when something went wrong. */
    public String requestId() {
        return RequestId.of(current.getCurrent());
    }

    private static String sectionTitle(Object section) {
        return text(section).isEmpty() ? "" : Section.of(text(section)).title();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
