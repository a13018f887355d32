package network.vanguard.comment;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A browser without scripts, signed in at the real Keycloak: it keeps cookies, follows redirects and sends forms. */
final class SignedInBrowser {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final int MOST_REDIRECTS = 12;

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String page = "";

    /** Opens a page for which one must be signed in, and signs in. */
    static SignedInBrowser at(String path, String account) {
        SignedInBrowser browser = new SignedInBrowser();
        String signIn = browser.get(path).asString();
        Matcher action = ACTION.matcher(signIn);
        if (!action.find()) {
            throw new IllegalStateException("No sign-in form: " + signIn);
        }
        Response answer = browser.request().formParam("username", account).formParam("password", account)
                .post(URI.create(action.group(1).replace("&amp;", "&")));
        browser.follow(answer);
        return browser;
    }

    /** What the browser shows. */
    String page() {
        return page;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Goes to an address and wherever that leads. */
    Response get(String address) {
        return follow(request().get(URI.create(address.startsWith("http") ? address : base() + address)));
    }

    /** Sends the form of the page that is shown, with its hidden fields; does not follow the answer. */
    Response send(String action, Map<String, String> fields) {
        Response answer = prepare(fields).post(URI.create(base() + action));
        keep(answer);
        return answer;
    }

    /** A form ready to be sent, perhaps several times. */
    RequestSpecification prepare(Map<String, String> fields) {
        RequestSpecification form = request().urlEncodingEnabled(true)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        return form.formParams(all);
    }

    static String base() {
        return "http://localhost:" + io.restassured.RestAssured.port;
    }

    private RequestSpecification request() {
        return given().cookies(cookies).urlEncodingEnabled(false).redirects().follow(false);
    }

    private Response follow(Response answer) {
        Response last = answer;
        keep(last);
        for (int n = 0; n < MOST_REDIRECTS && last.statusCode() >= 300 && last.statusCode() < 400; n++) {
            String next = last.header("Location");
            last = request().get(URI.create((next.startsWith("/") ? base() + next : next).replaceFirst("#.*", "")));
            keep(last);
        }
        page = last.asString();
        return last;
    }

    private void keep(Response answer) {
        answer.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0 || cookie.getValue() == null || cookie.getValue().isEmpty()) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
    }
}
