package dev.visage.standalone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.launch.RunningSystem;
import dev.visage.standalone.token.TokenKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Users who come, change themselves, upload pictures, take them off and go, and come again. */
final class People {

    static final int USERS = 12;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String token;
    private final SplittableRandom random;
    private final AtomicInteger acts = new AtomicInteger();

    People(Path data, long seed) throws IOException {
        this.url = RunningSystem.of(data).url();
        this.token = TokenKeys.in(data).mint("1", "admin", Duration.ofHours(1));
        this.random = new SplittableRandom(seed);
    }

    /** One of them does something. Who is not there, or has no picture, is told so, which is as good as anything. */
    void act() throws IOException, InterruptedException {
        String path = "/v1/users/" + random.nextInt(1, USERS + 1);
        int lot = random.nextInt(20);
        if (lot == 0) {
            send(path + "/pictures/avatar", request -> request.DELETE());
        } else if (lot <= 2) {
            send(path, request -> request.DELETE());
        } else if (lot <= 6) {
            byte[] picture = SamplePictures.photograph(60 + acts.get() % 100, 60, Orientation.UPRIGHT);
            send(
                    path + "/pictures/avatar",
                    request -> request.header("Prefer", "wait=30").POST(BodyPublishers.ofByteArray(picture)));
        } else {
            String user = path.substring(path.lastIndexOf('/') + 1);
            String json = "{\"username\":\"user%s\",\"description\":\"change %d\"}".formatted(user, acts.get());
            send(
                    path,
                    request ->
                            request.header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
        }
        acts.incrementAndGet();
    }

    /** How often somebody has done something. */
    int acts() {
        return acts.get();
    }

    private void send(String path, Form form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
        HttpResponse<String> answer =
                http.send(form.of(request).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isIn(200, 201, 204, 404);
    }

    private interface Form {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }
}
