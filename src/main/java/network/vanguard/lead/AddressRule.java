package network.vanguard.lead;

import java.net.InetAddress;

/** To which machines the platform may turn on its own. */
interface AddressRule {

    /** Whether a page may be fetched from that address and port. */
    boolean allows(InetAddress address, int port);
}
