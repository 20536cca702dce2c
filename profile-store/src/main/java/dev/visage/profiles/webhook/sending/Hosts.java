package dev.visage.profiles.webhook.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks up hosts, and lets none pass that has an address which webhooks may not lead to, beside whichever others. */
@Component
public class Hosts {

    private final PublicAddresses addresses;

    Hosts(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * The addresses of a host, by its name or an address of any spelling; takes as long as the name servers do.
     *
     * @throws RefusedAddressException if one of them may not be called
     * @throws UnknownHostException if it has none
     */
    public List<InetAddress> lookUp(String host) throws UnknownHostException, RefusedAddressException {
        return checked(host, List.of(InetAddress.getAllByName(host)));
    }

    List<InetAddress> checked(String host, List<InetAddress> found) throws RefusedAddressException {
        if (!found.stream().allMatch(addresses::allow)) {
            throw new RefusedAddressException(host);
        }
        return found;
    }
}
