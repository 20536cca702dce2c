package dev.visage.contracts.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicBaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://pictures.test", "http://pictures.test/", "http://pictures.test//"})
    void standsBeforeTheKeyWithOneSlash(String base) {
        assertThat(new PublicBaseUrl(URI.create(base)).of(new ObjectKey("images/a/48.jpg")))
                .isEqualTo(URI.create("http://pictures.test/images/a/48.jpg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/pictures", "http://pictures.test/?of=", "http://pictures.test/#", "http://a/"})
    void refusesWhatNoUrlCanStartWith(String base) {
        String given = base.equals("http://a/") ? base + "a".repeat(PublicBaseUrl.LONGEST) : base;

        assertThatThrownBy(() -> new PublicBaseUrl(URI.create(given))).isInstanceOf(IllegalArgumentException.class);
    }
}
