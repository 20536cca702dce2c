package dev.visage.profiles.webhook.sending;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that begin alike, in CIDR notation (RFC 4632, section 3.1).
 *
 * @param base an address of the network
 * @param prefix how many bits its addresses have in common
 */
public record Network(InetAddress base, int prefix) {

    private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");

    /**
     * Reads the CIDR notation.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Network valueOf(String cidr) {
        Matcher parts = CIDR.matcher(cidr);
        byte[] base = parts.matches() ? NetUtil.createByteArrayFromIpAddressString(parts.group(1)) : null;
        if (base == null || Integer.parseInt(parts.group(2)) > base.length * Byte.SIZE) {
            throw new IllegalArgumentException("A network is written as 10.1.0.0/16, not as " + cidr + ".");
        }
        try {
            return new Network(InetAddress.getByAddress(base), Integer.parseInt(parts.group(2)));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException("The address has a strange length: " + cidr + ".", wrongLength);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bits = base.getAddress();
        byte[] others = address.getAddress();
        if (bits.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((bits[bit / Byte.SIZE] ^ others[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
