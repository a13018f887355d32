package network.vanguard.pace;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;

import network.vanguard.problem.TooMany;

/** Keeps the limits: for each person, and, so much higher that a whole conference fits behind it, for each address. */
@ApplicationScoped
public class PaceService {

    private static final int NETWORK_BYTES = 8;

    private final Paces paces;
    private final PaceSettings settings;

    PaceService(Paces paces, PaceSettings settings) {
        this.paces = paces;
        this.settings = settings;
    }

    /**
     * Counts a call, whatever becomes of it.
     *
     * @param memberId 0 for a visitor, who is known by the address only
     * @param address  where the request comes from, as written; null when that is not known
     * @throws TooMany when the person, or everybody at that address, has done it too often
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, dontRollbackOn = TooMany.class)
    public void take(Doing doing, long memberId, String address) {
        int times = settings.of(doing);
        Optional<Duration> wait = memberId == 0
                ? Optional.empty()
                : paces.take(doing.name() + " member " + memberId, times, doing.within());
        if (wait.isEmpty() && address != null) {
            wait = paces.take(doing.name() + " address " + network(address), times * settings.crowd(), doing.within());
        }
        if (wait.isPresent()) {
            long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
            throw new TooMany(doing.told(times) + " Wait " + (seconds == 1
                    ? "a second"
                    : seconds < 120
                            ? seconds + " seconds"
                            : (seconds + 59) / 60 + " minutes")
                    + ", then try again.", wait.get());
        }
    }

    /** One subscriber of an internet provider has all addresses of the first 64 bits; a name is none, and stays as it is. */
    static String network(String address) {
        try {
            if (!address.matches("[0-9A-Fa-f:.]+(%.*)?")) {
                return address;
            }
            byte[] bytes = InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress();
            return bytes.length <= NETWORK_BYTES
                    ? address
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
        } catch (UnknownHostException none) {
            return address;
        }
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        paces.forget();
    }
}
