package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.TestingStore.called;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UserId;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClientResponseException;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayIT {

    @Test
    void asksCallersToComeBackAndAppliesResultsOnceTheDatabaseIsBack() throws SQLException {
        try (TestingStore store = TestingStore.start();
                TestingTopics topics = TestingTopics.follow()) {
            UserId userId = store.provision();
            ImageProcessed.Succeeded result = avatar(userId, 1);
            TestingInfrastructure.admitToDatabase(false);
            try {
                topics.publish(result);
                WebClientResponseException answer = catchThrowableOfType(
                        WebClientResponseException.class, () -> store.provision(someone(), called(userId)));
                assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                        .isEqualTo("1");
                assertThat(answer.getResponseBodyAsString()).doesNotContain("Exception", "jdbc", "Hikari");
            } finally {
                TestingInfrastructure.admitToDatabase(true);
            }
            assertThat(topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1)
                            .get(0)
                            .data())
                    .isInstanceOf(UploadOutcome.Applied.class);
            assertThat(store.profile(userId).version().value()).isEqualTo(2);
        }
    }

    @Test
    void staysInItsGroupHoweverLongTheDatabaseIsAway(CapturedOutput log) throws Exception {
        Duration patience = Duration.ofSeconds(3);
        try (TestingStore store = TestingStore.start(
                        "--spring.kafka.consumer.properties.max.poll.interval.ms=" + patience.toMillis(),
                        "--spring.kafka.consumer.heartbeat-interval=200ms",
                        "--spring.datasource.hikari.connection-timeout=250",
                        "--visage.results.longest-back-off=500ms");
                TestingTopics topics = TestingTopics.follow()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> members().size() == 1);
            Set<String> members = members();
            ImageProcessed.Succeeded result = avatar(store.provision(), 1);
            TestingInfrastructure.admitToDatabase(false);
            try {
                topics.publish(result);
                Instant end = Instant.now().plus(patience.multipliedBy(3));
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> log.getOut().contains("Results cannot be taken now")
                                && Instant.now().isAfter(end));
            } finally {
                TestingInfrastructure.admitToDatabase(true);
            }
            assertThat(topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1))
                    .hasSize(1);
            assertThat(members()).isEqualTo(members);
        }
    }

    /** The ids of those in the group that have partitions; a member that was expelled comes back under another. */
    private static Set<String> members() throws Exception {
        Map<String, Object> servers =
                Map.of("bootstrap.servers", TestingInfrastructure.servers().kafkaBootstrapServers());
        try (Admin admin = Admin.create(servers)) {
            return admin
                    .describeConsumerGroups(List.of("profile-store"))
                    .all()
                    .get()
                    .get("profile-store")
                    .members()
                    .stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .map(MemberDescription::consumerId)
                    .collect(Collectors.toSet());
        }
    }
}
