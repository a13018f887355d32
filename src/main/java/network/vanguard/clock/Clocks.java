package network.vanguard.clock;
public class Clocks {
    @jakarta.enterprise.inject.Produces
    @jakarta.enterprise.context.ApplicationScoped
    java.time.Clock clock() {
        return java.time.Clock.systemUTC();
    }
}
