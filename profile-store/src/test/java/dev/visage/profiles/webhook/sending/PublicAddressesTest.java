package dev.visage.profiles.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.1.2.3",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::8.8.8.8",
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:1234::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:808:808::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void refusesWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(addresses(Map.of()).allow(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "::ffff:8.8.8.8",
                "99.255.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1"
            })
    void allowsWhatIsPublic(String address) throws UnknownHostException {
        assertThat(addresses(Map.of()).allow(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "127.0.0.1", "fd00::7"})
    void allowsWhatIsConfigured(String address) throws UnknownHostException {
        PublicAddresses addresses = addresses(Map.of(
                "visage.webhooks.allowed-networks[0]", "10.1.0.0/16",
                "visage.webhooks.allowed-networks[1]", "127.0.0.1/32",
                "visage.webhooks.allowed-networks[2]", "fd00::/8"));

        assertThat(addresses.allow(InetAddress.getByName(address))).isTrue();
        assertThat(addresses.allow(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(addresses.allow(InetAddress.getByName("127.0.0.2"))).isFalse();
    }

    private static PublicAddresses addresses(Map<String, String> keys) {
        return new PublicAddresses(BoundSettings.of(TargetSettings.class, "visage.webhooks", keys));
    }
}
