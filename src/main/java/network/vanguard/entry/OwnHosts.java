package network.vanguard.entry;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The names of this platform on the web: what links to one of its own pages does not lead elsewhere. */
@ApplicationScoped
public class OwnHosts {

    private final Set<String> names;

    /**
     * @param address where people reach the platform
     * @param more    other names of it, with the setting that they had first
     */
    OwnHosts(@ConfigProperty(name = "vanguard.url") Optional<URI> address,
            @ConfigProperty(name = "vanguard.leads.own-hosts") Optional<List<String>> more) {
        Set<String> set = Stream.concat(address.map(URI::getHost).stream(), more.stream().flatMap(List::stream))
                .map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        names = set.isEmpty() ? Set.of("localhost") : set;
    }

    /** Whether it is one of them, in small letters. */
    public boolean contains(String host) {
        return names.contains(host);
    }
}
