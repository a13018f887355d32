package network.vanguard.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** TH8: what a proxy says of a request, or somebody who would like to be one. Tests come from the one address that is trusted. */
@QuarkusTest
class ForwardedHeadersTest {

    /** Of this machine too, and not the trusted address. */
    private static final String ELSEWHERE = "127.0.0.2";
    private static final List<String> NAMING_A_HOST = List.of("X-Forwarded-Host: evil.example",
            "X-Forwarded-Host: evil.example, localhost", "X-Forwarded-Host: localhost@evil.example",
            "X-Forwarded-Host: evil.example#", "X-Forwarded-Server: evil.example", "X-Forwarded-Prefix: //evil.example",
            "X-Forwarded-Prefix: https://evil.example", "X-Forwarded-Path: //evil.example", "X-Forwarded-Uri: //evil.example/",
            "X-Host: evil.example", "X-HTTP-Host-Override: evil.example", "X-Original-Host: evil.example",
            "X-Original-URL: //evil.example/", "X-Rewrite-URL: //evil.example/", "Forwarded: host=evil.example",
            "Forwarded: for=192.0.2.1;host=evil.example;proto=https", "Forwarded: host=\"evil.example\"",
            "X-Forwarded-For: evil.example", "X-Real-IP: evil.example", "Front-End-Https: on\nX-Forwarded-Host: evil.example",
            "X-Forwarded-Host:\tevil.example", "X-Forwarded-Host: localhost\nX-Forwarded-Host: evil.example",
            "Referer: https://evil.example/", "Base-Url: https://evil.example",
            "X-Forwarded-Port: 443\nX-Forwarded-Host: evil.example");

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(RestAssured.port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: ,x", "X-Forwarded-For: ", "X-Forwarded-For:  , 192.0.2.1", "X-Forwarded-For: ,",
            "X-Forwarded-For: ,\nX-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: javascript", "X-Forwarded-Proto: ",
            "X-Forwarded-Proto: https://evil.example/?", "X-Forwarded-Proto: ,https", "X-Forwarded-Proto: HTTPS\t1",
            "X-Forwarded-Port: 0", "X-Forwarded-Port: 65536", "X-Forwarded-Port: 80@evil.example", "X-Forwarded-Port: -1",
            "X-Forwarded-Port: 99999999999", "X-Forwarded-Refused: x", "X-Forwarded-Refused: <b>",
            "X-Forwarded-For: :80", "X-Forwarded-For: :"})
    void whatAProxyDidNotSayProperlyIsRefusedAtOnceWithTheNameOfTheHeader(String header) throws IOException {
        for (String path : List.of("/help", "/api/v1/notes", "/assets/favicon.svg")) {
            String answer = wire.ask("GET " + path + " HTTP/1.1\nHost: localhost\n" + header + "\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains(header.substring(0, header.indexOf(':')) + ": is not valid"), answer);
            assertTrue(answer.toLowerCase().contains("x-request-id: "), answer);
            assertTrue(answer.contains("Content-Security-Policy: ") || answer.contains("content-security-policy: "), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 192.0.2.1, 10.0.0.1",
            "X-Forwarded-For: [2001:db8::1]:80",
            "X-Forwarded-For: 2001:db8::1", "X-Forwarded-For: unknown", "X-Forwarded-For: 192.0.2.1:99999",
            "X-Forwarded-For: \"",
            "X-Forwarded-For: [", "X-Forwarded-For: []", "X-Forwarded-For: 192.0.2.1,", "X-Forwarded-For: a b",
            "X-Forwarded-For: %00",
            "X-Forwarded-Proto: https", "X-Forwarded-Proto: http, https", "X-Forwarded-Port: 8443", "X-Forwarded-Ssl: on",
            "X-Forwarded-Ssl: x", "Forwarded: for=;host=;proto=", "Forwarded: ,", "X-Forwarded-Host: ,"})
    void everythingElseIsAnswered(String header) throws IOException {
        String answer = wire.ask("GET /help HTTP/1.1\nHost: localhost\n" + header + "\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 ") || answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void noHeaderSendsASignInToAnotherHost() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String header : NAMING_A_HOST) {
            for (String from : List.of("127.0.0.1", ELSEWHERE)) {
                for (String path : List.of("/notes/new", "/sign-in?return=/help", "/sign-out", "/tags/Nowhere")) {
                    String answer = wire.askFrom(from,
                            "GET " + path + " HTTP/1.1\nHost: localhost:" + RestAssured.port + "\n" + header + "\n");
                    if (answer.contains("evil.example")) {
                        wrong.add(header + " on " + path + " from " + from + ": " + answer);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyTheTrustedProxyIsBelieved() throws IOException {
        String asked = "GET /notes/new HTTP/1.1\nHost: localhost:" + RestAssured.port + "\nX-Forwarded-Proto: https\n";
        assertTrue(returnAddress(wire.ask(asked)).startsWith("https%3A%2F%2Flocalhost"), "the proxy");
        assertTrue(returnAddress(wire.askFrom(ELSEWHERE, asked)).startsWith("http%3A%2F%2Flocalhost"), "somebody else");
    }

    private static String returnAddress(String answer) {
        Matcher found = Pattern.compile("redirect_uri=([^&\\s]+)").matcher(answer);
        assertTrue(found.find(), answer);
        return found.group(1);
    }
}
