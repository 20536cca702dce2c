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
import dev.visage.embedded.PostgresEndpoint;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClientResponseException;

class DatabaseAwayIT {

    private static final PostgresEndpoint DATABASE =
            TestingInfrastructure.servers().postgres();

    @Test
    void asksCallersToComeBackAndAppliesResultsOnceTheDatabaseIsBack() throws SQLException {
        try (TestingStore store = TestingStore.start();
                TestingTopics topics = TestingTopics.follow()) {
            UserId userId = store.provision();
            ImageProcessed.Succeeded result = avatar(userId, 1);
            allowConnections(false);
            try {
                topics.publish(result);
                WebClientResponseException answer = catchThrowableOfType(
                        WebClientResponseException.class, () -> store.provision(someone(), called(userId)));
                assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                        .isEqualTo("1");
                assertThat(answer.getResponseBodyAsString()).doesNotContain("Exception", "jdbc", "Hikari");
            } finally {
                allowConnections(true);
            }
            assertThat(topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1)
                            .get(0)
                            .data())
                    .isInstanceOf(UploadOutcome.Applied.class);
            assertThat(store.profile(userId).version().value()).isEqualTo(2);
        }
    }

    private static void allowConnections(boolean allowed) throws SQLException {
        String url = DATABASE.jdbcUrl();
        Matcher parts = Pattern.compile("(.*/)(\\w+)(\\?.*)?").matcher(url);
        assertThat(parts.matches()).isTrue();
        String name = parts.group(2);
        try (Connection connection =
                        DriverManager.getConnection(parts.group(1) + "postgres", DATABASE.user(), DATABASE.password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + name + " with allow_connections " + allowed);
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
        }
    }
}
