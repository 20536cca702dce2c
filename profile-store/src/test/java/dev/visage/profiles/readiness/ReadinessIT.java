package dev.visage.profiles.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventType;
import dev.visage.profiles.TestingGate;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

class ReadinessIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void isUnreadyAndAliveWhilePostgresIsAway() throws Exception {
        try (TestingStore store = TestingStore.start()) {
            awaitReadiness(store, 200);
            TestingInfrastructure.admitToDatabase(false);
            try {
                awaitReadiness(store, 503);
                assertThat(get(store, "readiness").body())
                        .contains(
                                "\"postgresql\":{\"details\":{\"reason\":\"PostgreSQL does not answer.\"},\"status\":\"DOWN\"}")
                        .contains("\"kafka\":{\"status\":\"UP\"}")
                        .doesNotContain("Exception", "jdbc", "Hikari", "127.0.0.1");
                assertThat(get(store, "liveness").statusCode()).isEqualTo(200);
            } finally {
                TestingInfrastructure.admitToDatabase(true);
            }
            awaitReadiness(store, 200);
        }
    }

    @Test
    void isUnreadyWithoutItsConsumers() throws Exception {
        try (TestingStore store = TestingStore.start()) {
            awaitReadiness(store, 200);
            store.bean(KafkaListenerEndpointRegistry.class)
                    .getListenerContainers()
                    .forEach(container -> container.stop());

            assertThat(get(store, "readiness").body()).contains("Results of uploads are not taken.");
            assertThat(get(store, "liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void comesUpByItselfWhenKafkaAndPostgresComeAfterIt() throws Exception {
        String servers = TestingInfrastructure.servers().kafkaBootstrapServers();
        try (TestingGate kafka = new TestingGate(Integer.parseInt(servers.substring(servers.lastIndexOf(':') + 1)))) {
            TestingInfrastructure.admitToDatabase(false);
            try (TestingStore store = TestingStore.start("--spring.kafka.bootstrap-servers=127.0.0.1:" + kafka.port());
                    TestingTopics topics = TestingTopics.follow()) {
                assertThat(get(store, "liveness").statusCode()).isEqualTo(200);
                HttpResponse<String> readiness = get(store, "readiness");
                assertThat(readiness.statusCode()).isEqualTo(503);
                assertThat(readiness.body())
                        .contains("PostgreSQL does not answer.", "The schema of the database is not there yet.")
                        .contains("Kafka does not answer.", "A topic is not there yet.");

                TestingInfrastructure.admitToDatabase(true);
                kafka.open();
                awaitReadiness(store, 200);
                assertThat(topics.await(EventType.PROFILE_CHANGED, store.provision(), 1))
                        .hasSize(1);
            } finally {
                TestingInfrastructure.admitToDatabase(true);
            }
        }
    }

    private static void awaitReadiness(TestingStore store, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(get(store, "readiness").statusCode()).isEqualTo(status));
    }

    private static HttpResponse<String> get(TestingStore store, String probe) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(store.uri().resolve("/actuator/health/" + probe))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
