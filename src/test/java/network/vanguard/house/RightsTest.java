package network.vanguard.house;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.*;

@QuarkusTest
class RightsTest {

    @Inject
    Routes routes;

    @Test
    void print() {
        routes.endpoints().forEach((k, v) -> System.out.println("ROUTE " + k + " " + v.map(Object::toString).orElse("?")));
        routes.others().forEach(k -> System.out.println("OTHER " + k));
        Cast.enters();
        for (Person p : Person.values()) {
            long t = System.nanoTime();
            Answer a = Web.of(p).get("/me");
            System.out.println("ME " + p + " " + a.status() + " " + a.location() + " " + (System.nanoTime() - t) / 1000000
                    + " ms " + Web.of(p).formToken());
        }
    }
}
