package dev.visage.profiles.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.org",
                "https://hooks.example.org/path?tenant=7",
                "HTTPS://Hooks.Example.Org:443/",
                "https://hooks.example.org:8443/",
                "https://xn--bcher-kva.example/",
                "https://93.184.216.34/",
                "https://[2606:4700:4700::1111]/hook"
            })
    void takes(String url) {
        assertThat(TargetUrl.parse(url, false).uri()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.org",
                "/hook",
                "http://hooks.example.org/",
                "ftp://hooks.example.org/",
                "https:hooks.example.org",
                "https:///hook",
                "https://",
                "https://user@hooks.example.org/",
                "https://user:secret@hooks.example.org/",
                "https://@hooks.example.org/",
                "https://hooks.example.org/#part",
                "https://hooks.example.org:22/",
                "https://hooks.example.org:80/",
                "https://hooks.example.org:0/",
                "https://hooks.example.org:70000/",
                "https://hooks.example.org/a b",
                "https://bücher.example/",
                "https://hooks.example.org\\@10.0.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://127.0.0.01/",
                "https://1.2.3.4./",
                "https://256.1.1.1/",
                "https://[fe80::1%25eth0]/"
            })
    void refuses(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> TargetUrl.parse(url, false));
    }

    @Test
    void takesHttpWhereThatIsAllowed() {
        assertThat(TargetUrl.parse("http://127.0.0.1:8080/", true).host()).isEqualTo("127.0.0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> TargetUrl.parse("http://hooks.example.org:443/", true));
    }

    @Test
    void refusesWhatIsTooLong() {
        String start = "https://hooks.example.org/";
        String longest = start + "a".repeat(TargetUrl.LONGEST - start.length());

        assertThat(TargetUrl.parse(longest, false).uri()).hasToString(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetUrl.parse(longest + "a", false))
                .withMessage("has 2001 characters; the limit is 2000.");
    }

    @Test
    void tellsTheHostOfAnIpv6AddressWithoutBrackets() {
        assertThat(TargetUrl.parse("https://[2606:4700:4700::1111]/", false).host())
                .isEqualTo("2606:4700:4700::1111");
    }
}
