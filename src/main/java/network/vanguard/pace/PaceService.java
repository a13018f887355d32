package network.vanguard.pace;

import java.net.InetAddress;
import java.net.UnknownHostException;
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
        Optional<Standing> standing = counted(doing, memberId, address);
        if (standing.isPresent() && standing.get().refusedFor().isPresent()) {
            throw refusal(standing.get());
        }
    }

    /**
     * Counts a call and tells where that leaves a member, or, for a visitor and where the address is what is too busy, the address. Empty
     * when neither is known.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Standing> count(Doing doing, long memberId, String address) {
        return counted(doing, memberId, address);
    }

    /** What whoever has to wait is told. */
    TooMany refusal(Standing standing) {
        return standing.refusal(settings.of(standing.doing()));
    }

    private Optional<Standing> counted(Doing doing, long memberId, String address) {
        int times = settings.of(doing);
        Optional<Standing> own = memberId == 0
                ? Optional.empty()
                : Optional.of(paces.take(doing.name() + " member " + memberId, doing, times));
        if (address == null || own.isPresent() && own.get().refusedFor().isPresent()) {
            return own;
        }
        // of a sign-in nobody knows yet whose it is: its limit is the address's already
        Standing all = paces.take(doing.name() + " address " + network(address), doing,
                doing == Doing.SIGN_IN ? times : times * settings.crowd());
        return own.isEmpty() || all.refusedFor().isPresent() ? Optional.of(all) : own;
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
