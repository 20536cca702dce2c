package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A user who is erased while they upload, and comes again under the same id. */
class ErasureIT {

    private static final long USER = 7301;
    private static final int UPLOADS = 5;
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);
    private static final Path DATA = SharedSystem.get().dataDirectory();

    private final TestingClient client = TestingClient.of(DATA);

    @Test
    void leavesNothingThatComesBack() {
        client.provision(USER, "{\"username\":\"brief\",\"locale\":\"de_AT\"}");
        String shown = client.upload(USER, PHOTOGRAPH).path("uploadId").asString();
        assertThat(client.notifications(USER).path(0).path("title").asString()).isEqualTo("Neues Profilbild");
        List<String> before = new ArrayList<>();
        for (int upload = 0; upload < UPLOADS; upload++) {
            before.add(client.send(USER, PHOTOGRAPH).uploadId());
        }
        long version = client.profile(USER).path("version").asLong();

        assertThat(client.exchange(erasure()).statusCode()).isEqualTo(204);
        assertThat(client.exchange(erasure()).statusCode()).isEqualTo(404);
        client.provision(USER, "{\"username\":\"brief\"}");
        String after = client.upload(USER, PHOTOGRAPH).path("uploadId").asString();

        before.add(shown);
        for (String uploadId : before) {
            JsonNode upload = client.ended(USER, uploadId);
            assertThat(upload.path("reason").asString()).isEqualTo("unknown-user");
            assertThat(upload.path("image").isNull()).isTrue();
        }
        JsonNode profile = client.profile(USER);
        assertThat(profile.path("version").asLong()).isGreaterThan(version + 2);
        assertThat(profile.at("/pictures/avatar").isObject()).isTrue();
        assertThat(client.notifications(USER))
                .extracting(told -> told.path("uploadId").asString())
                .containsExactly(after);
    }

    private HttpRequest.Builder erasure() {
        String admin = client.token(1, "admin", Duration.ofMinutes(5));
        return client.as(USER, "/v1/users/" + USER)
                .setHeader("Authorization", "Bearer " + admin)
                .DELETE();
    }
}
