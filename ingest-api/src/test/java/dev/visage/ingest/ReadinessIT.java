package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadinessIT {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String WITH_PROFILES = "management.endpoint.health.group.readiness.include="
            + "readinessState,outcomes,changes,kafka,objectStore,profiles";

    @Test
    void isReadyWithEverythingThereHoweverOftenItIsAskedAndWithoutAToken() throws IOException {
        try (TestingEdge edge = new TestingEdge(
                WITH_PROFILES, "visage.rate-limits.enabled=true", "visage.rate-limits.per-address=2/1h")) {
            for (int call = 0; call < 5; call++) {
                Answer readiness = edge.send(edge.request(READINESS));

                assertThat(readiness.status()).isEqualTo(200);
                assertThat(readiness.json().path("components").propertyNames())
                        .containsExactlyInAnyOrder(
                                "readinessState", "outcomes", "changes", "kafka", "objectStore", "profiles");
                assertAlive(edge);
            }
        }
    }

    @Test
    void startsWithoutKafkaAndSaysThatItIsAway() throws IOException {
        try (TestingEdge edge = new TestingEdge(
                "spring.kafka.bootstrap-servers=127.0.0.1:" + TestingEdge.unusedPort(),
                "spring.kafka.producer.properties.max.block.ms=200")) {
            edge.profiles.add(1, "ada");

            Answer readiness = edge.send(edge.request(READINESS));
            Answer upload = edge.send(edge.request("/v1/users/1/pictures/avatar", edge.tokens.of(1, "update_profile"))
                    .POST(BodyPublishers.ofByteArray(SamplePictures.photograph(64, 64, Orientation.UPRIGHT))));

            assertUnready(readiness, "kafka", "Kafka does not answer.");
            assertUnready(
                    readiness, "outcomes", "Outcomes are not read: Kafka, or their topic, has not been found yet.");
            assertUnready(readiness, "changes", "Changes are not read: Kafka, or their topic, has not been found yet.");
            assertThat(readiness.json().at("/components/objectStore/status").asString())
                    .isEqualTo("UP");
            assertAlive(edge);
            assertThat(upload.status()).isEqualTo(503);
            assertThat(upload.header("Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void saysThatTheObjectStoreIsAway() throws IOException {
        try (TestingEdge edge = new TestingEdge("visage.s3.endpoint=http://127.0.0.1:" + TestingEdge.unusedPort())) {
            assertUnready(edge.send(edge.request(READINESS)), "objectStore", "The object store does not answer.");
            assertAlive(edge);
        }
    }

    @Test
    void saysThatTheProfileStoreIsAwayIfAskedFor() throws IOException {
        String nobody = "visage.profiles.urls=http://127.0.0.1:" + TestingEdge.unusedPort();
        try (TestingEdge edge = new TestingEdge(WITH_PROFILES, nobody)) {
            assertUnready(edge.send(edge.request(READINESS)), "profiles", "The profile store does not answer.");
            assertAlive(edge);
        }
        try (TestingEdge edge = new TestingEdge(nobody)) {
            assertThat(edge.send(edge.request(READINESS)).status()).isEqualTo(200);
        }
    }

    @Test
    void passesOnWhyTheProfileStoreIsNotReady() throws IOException {
        try (TestingEdge edge = new TestingEdge(WITH_PROFILES)) {
            edge.profiles.unready("""
                    {"status": "DOWN", "components": {
                      "db": {"status": "DOWN", "details": {"reason": "PostgreSQL does not answer."}},
                      "kafka": {"status": "DOWN", "details": {"reason": "Kafka does not answer."}},
                      "readinessState": {"status": "UP"}}}
                    """);

            assertUnready(
                    edge.send(edge.request(READINESS)),
                    "profiles",
                    "The profile store is not ready. PostgreSQL does not answer. Kafka does not answer.");
        }
    }

    @Test
    void oneInstanceOfTheProfileStoreThatIsReadyWillDo() throws IOException {
        try (FakeProfileStore ready = new FakeProfileStore();
                FakeProfileStore unready = new FakeProfileStore();
                TestingEdge edge = new TestingEdge(
                        WITH_PROFILES,
                        "visage.profiles.urls=http://127.0.0.1:" + TestingEdge.unusedPort() + "," + unready.url() + ","
                                + ready.url())) {
            unready.unready("{\"status\":\"DOWN\"}");

            assertThat(edge.send(edge.request(READINESS)).status()).isEqualTo(200);
        }
    }

    private static void assertUnready(Answer readiness, String component, String reason) {
        assertThat(readiness.status()).isEqualTo(503);
        assertThat(readiness
                        .json()
                        .at("/components/" + component + "/details/reason")
                        .asString())
                .isEqualTo(reason);
        assertThat(new String(readiness.response().body(), StandardCharsets.UTF_8))
                .doesNotContain("Exception", "127.0.0.1");
    }

    private static void assertAlive(TestingEdge edge) {
        assertThat(edge.send(edge.request("/actuator/health/liveness")).status())
                .isEqualTo(200);
    }
}
