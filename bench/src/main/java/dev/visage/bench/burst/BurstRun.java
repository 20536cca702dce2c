package dev.visage.bench.burst;

import dev.visage.bench.figure.Spread;
import dev.visage.bench.load.Answer;
import dev.visage.bench.load.ClosedLoop;
import dev.visage.bench.load.OpenLoop;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Finds out how much a system takes in at most, and sends it less, as much and more. */
final class BurstRun implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);
    private static final int USERS = 60;
    /** Nearly as many as an edge has places for uploads (visage.admission.uploads), so that none is refused. */
    private static final int CLIENTS = 60;

    private static final int PROBES = 50;
    private static final int IN_A_ROW = 3;

    private final ThrowAwaySystem system;
    private final OutcomeLog outcomes;
    private final OpenLoop crowd = new OpenLoop();
    private final byte[] picture = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);
    private final String token;
    private final AtomicInteger turn = new AtomicInteger();

    BurstRun(ThrowAwaySystem system) throws IOException {
        this.system = system;
        this.outcomes = new OutcomeLog(system.running().kafka());
        this.token = "Bearer " + system.token("1", "update_profile admin");
    }

    /** Makes the users, and warms everything up. */
    void prepare(Duration warmUp) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        for (int user = 1; user <= USERS; user++) {
            HttpRequest provisioning = request(user, "")
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"username\":\"bench" + user + "\"}"))
                    .build();
            http.send(provisioning, BodyHandlers.discarding());
        }
        peak(warmUp);
    }

    /** How many uploads are accepted in a second if as many clients as that takes send one after the other. */
    double peak(Duration time) throws IOException, InterruptedException {
        try (ClosedLoop clients = new ClosedLoop(system, CLIENTS)) {
            return clients.round(time, this::upload).perSecond();
        }
    }

    /** Sends so many times the peak rate, and watches the system until it is as before. */
    Burst burst(double times, double peak, Duration time) {
        Duration atRest = Duration.ofNanos((long) (Spread.of(probes()).p99() * 1e6));
        List<Answer> answers = crowd.run(times * peak, time, this::upload);
        // Those that were sent last have been answered, which is a part of the recovery.
        Duration last = answers.stream()
                .map(Answer::took)
                .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
                .orElseThrow();
        long ended = System.nanoTime() - last.toNanos();
        Duration recovered = recovery(atRest, ended);
        int lost = outcomes.without(accepted(answers), LONGEST_DRAIN);
        return new Burst(times, time, answers, recovered, Duration.ofNanos(System.nanoTime() - ended), lost);
    }

    /** Waits until nothing is under way, of any user. */
    void rest() {
        List<Answer> last = Stream.generate(this::probe).limit(USERS).toList();
        if (outcomes.without(accepted(last), LONGEST_DRAIN) > 0) {
            throw new IllegalStateException("An upload has no outcome.");
        }
    }

    private List<Duration> probes() {
        return Stream.generate(this::probe).limit(PROBES).map(Answer::took).toList();
    }

    private Answer probe() {
        return crowd.run(100, Duration.ofMillis(10), this::upload).get(0);
    }

    private Duration recovery(Duration atRest, long since) {
        long end = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        int quick = 0;
        while (quick < IN_A_ROW && System.nanoTime() < end) {
            Answer probe = probe();
            quick = probe.isAccepted() && probe.took().compareTo(atRest) <= 0 ? quick + 1 : 0;
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static List<UploadId> accepted(List<Answer> answers) {
        List<UploadId> accepted = new ArrayList<>();
        answers.stream()
                .filter(Answer::isAccepted)
                .forEach(answer -> accepted.add(UploadId.valueOf(
                        JSON.readTree(answer.body()).path("uploadId").asString(""))));
        return accepted;
    }

    private HttpRequest upload() {
        return request(1 + Math.floorMod(turn.getAndIncrement(), USERS), "/pictures/avatar")
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(picture))
                .build();
    }

    private HttpRequest.Builder request(int user, String path) {
        URI uri = system.running().url().resolve("/v1/users/" + user + path);
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Authorization", token);
    }

    @Override
    public void close() {
        outcomes.close();
    }
}
