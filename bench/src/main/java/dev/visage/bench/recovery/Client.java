package dev.visage.bench.recovery;

import dev.visage.contracts.id.UserId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Uploads over and over as one user, repeats what was not taken, and keeps what it was answered and when. */
final class Client implements Runnable {

    private static final Duration BETWEEN_UPLOADS = Duration.ofMillis(250);
    private static final Duration BEFORE_A_RETRY = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String APPLIED = "200";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<URI> instances;
    private final UserId userId;
    private final String token;
    private final byte[] picture;
    private final List<Try> tries = new ArrayList<>();
    private int instance;

    /**
     * One request.
     *
     * @param firstSentAt when its upload was sent first
     * @param endedAt when its answer was there, or that there will be none
     * @param answer its status, or why there is none
     */
    record Try(long firstSentAt, long endedAt, String answer) {

        boolean isApplied() {
            return answer.equals(APPLIED);
        }
    }

    Client(List<URI> instances, UserId userId, String token, byte[] picture) {
        this.instances = instances;
        this.userId = userId;
        this.token = token;
        this.picture = picture;
    }

    void provision() throws IOException, InterruptedException {
        HttpResponse<Void> made = http.send(
                request(instances.get(0), "")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"username\":\"bench" + userId + "\"}"))
                        .build(),
                BodyHandlers.discarding());
        if (made.statusCode() / 100 != 2) {
            throw new IllegalStateException("A user could not be made: " + made.statusCode());
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                upload();
                Thread.sleep(BETWEEN_UPLOADS.toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void upload() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        long firstSentAt = System.nanoTime();
        Try last = attempt(key, firstSentAt);
        while (!last.isApplied()) {
            instance = (instance + 1) % instances.size();
            Thread.sleep(BEFORE_A_RETRY.toMillis());
            last = attempt(key, firstSentAt);
        }
    }

    private Try attempt(String key, long firstSentAt) throws InterruptedException {
        String answer;
        try {
            HttpRequest upload = request(instances.get(instance), "/pictures/avatar")
                    .header("Content-Type", "image/jpeg")
                    .header("Prefer", "wait=20")
                    .header("Idempotency-Key", "\"" + key + "\"")
                    .POST(BodyPublishers.ofByteArray(picture))
                    .build();
            answer = Integer.toString(
                    http.send(upload, BodyHandlers.discarding()).statusCode());
        } catch (ConnectException refused) {
            answer = "refused";
        } catch (HttpTimeoutException late) {
            answer = "no answer";
        } catch (IOException broken) {
            answer = "broken off";
        }
        Try made = new Try(firstSentAt, System.nanoTime(), answer);
        synchronized (tries) {
            tries.add(made);
        }
        return made;
    }

    /** What it has tried up to now. */
    List<Try> tries() {
        synchronized (tries) {
            return List.copyOf(tries);
        }
    }

    private HttpRequest.Builder request(URI url, String path) {
        return HttpRequest.newBuilder(url.resolve("/v1/users/" + userId + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }
}
