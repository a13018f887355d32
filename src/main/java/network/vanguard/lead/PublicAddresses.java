package network.vanguard.lead;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Public machines only, at the ports of the web: a link in a comment must not make the platform knock at doors of the network that it stands
 * in. What is not public is in the registries of IANA for special-purpose addresses.
 */
@ApplicationScoped
class PublicAddresses implements AddressRule {

    private static final Set<Integer> PORTS = Set.of(80, 443);
    private static final List<String> NOT_PUBLIC_4 = List.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    /** Teredo, documentation and 6to4, which lead on to other addresses or nowhere. */
    private static final List<String> NOT_PUBLIC_6 = List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    @Override
    public boolean allows(InetAddress address, int port) {
        if (!PORTS.contains(port)) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(range -> within(bytes, range))
                : within(bytes, "2000::/3") && NOT_PUBLIC_6.stream().noneMatch(range -> within(bytes, range));
    }

    private static boolean within(byte[] address, String range) {
        String[] part = range.split("/");
        byte[] start = literal(part[0]);
        int bits = Integer.parseInt(part[1]);
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] literal(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
