package dev.visage.profiles.webhook.sending;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The addresses that webhooks may lead to: those that are globally reachable by the registries of special-purpose addresses
 * (RFC 6890, as IANA keeps them), and those that the configuration allows. An IPv6 address that has an IPv4 address in it is
 * not globally reachable by itself, whichever it is.
 */
@Component
class PublicAddresses {

    private static final List<Network> SPECIAL_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All else is loopback, mapped, translated, local, multicast, or nobody's. */
    private static final Network GLOBAL_UNICAST_IPV6 = Network.valueOf("2000::/3");

    /** IETF protocol assignments with Teredo in them, documentation, 6to4, AS112, documentation once more. */
    private static final List<Network> SPECIAL_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private final List<Network> allowed;

    PublicAddresses(TargetSettings settings) {
        allowed = settings.allowedNetworks();
    }

    boolean allow(InetAddress address) {
        return isIn(allowed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !isIn(SPECIAL_IPV4, address)
                : GLOBAL_UNICAST_IPV6.contains(address) && !isIn(SPECIAL_IPV6, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::valueOf).toList();
    }
}
