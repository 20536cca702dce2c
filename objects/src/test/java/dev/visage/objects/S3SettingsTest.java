package dev.visage.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class S3SettingsTest {

    @Test
    void hasDefaultsForAllButEndpointAndCredentials() {
        assertThat(bound(Map.of(
                        "visage.s3.endpoint", "http://127.0.0.1:9000",
                        "visage.s3.access-key", "access",
                        "visage.s3.secret-key", "secret")))
                .isEqualTo(new S3Settings(
                        URI.create("http://127.0.0.1:9000"),
                        "us-east-1",
                        "visage",
                        "access",
                        "secret",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        64));
    }

    @Test
    void takesAllFromItsKeys() {
        assertThat(bound(Map.of(
                        "visage.s3.endpoint", "https://s3.example.org",
                        "visage.s3.region", "eu-central-1",
                        "visage.s3.bucket", "faces",
                        "visage.s3.access-key", "another-access",
                        "visage.s3.secret-key", "another-secret",
                        "visage.s3.connect-timeout", "500ms",
                        "visage.s3.transfer-timeout", "7s",
                        "visage.s3.call-timeout", "90s",
                        "visage.s3.max-requests", "5")))
                .isEqualTo(new S3Settings(
                        URI.create("https://s3.example.org"),
                        "eu-central-1",
                        "faces",
                        "another-access",
                        "another-secret",
                        Duration.ofMillis(500),
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(90),
                        5));
    }

    private static S3Settings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("visage.s3", S3Settings.class)
                .get();
    }
}
