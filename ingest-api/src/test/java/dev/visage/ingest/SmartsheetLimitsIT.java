package dev.visage.ingest;

import static dev.visage.ingest.SmartsheetAnswers.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A custom size, and rate limits. */
class SmartsheetLimitsIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(48, 32, Orientation.UPRIGHT);
    private static final int CUSTOM_SIZE = 12 * 1024;

    private static TestingEdge edge;
    private static long lastUser = 6500;
    private String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(
                "visage.dialects.wait=20s",
                "visage.dialects.smartsheet.custom-size=12KB",
                "visage.rate-limits.enabled=true",
                "visage.rate-limits.changes-per-token=2/1h");
        edge.pipeline.decides(SmartsheetAnswers::applied);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUser() {
        long user = ++lastUser;
        edge.profiles.add(user, "limited" + user);
        token = edge.tokens.of(user, "update_profile");
    }

    @Test
    void aCustomSizeIsTheLongestFileThatIsTaken() {
        Answer answer = upload(Arrays.copyOf(PHOTOGRAPH, CUSTOM_SIZE));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/result/profileImage/width").asInt()).isEqualTo(1050);
        assertError(
                upload(Arrays.copyOf(PHOTOGRAPH, CUSTOM_SIZE + 1)),
                400,
                1074,
                "You are trying to upload a file of 12.1KB, but the API currently only supports 12KB.");
    }

    @Test
    void whoCallsTooOftenIsToldWhenToComeBack() {
        assertThat(upload(PHOTOGRAPH).status()).isEqualTo(200);
        assertThat(upload(PHOTOGRAPH).status()).isEqualTo(200);

        Answer limited = upload(PHOTOGRAPH);

        assertError(limited, 429, 4003, "Rate limit exceeded.");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 3600);
        assertThat(edge.send(edge.request("/2.0/users/me", token)).status()).isEqualTo(200);
    }

    private Answer upload(byte[] picture) {
        return edge.send(edge.request("/2.0/users/me/profileimage", token).POST(BodyPublishers.ofByteArray(picture)));
    }
}
