package dev.visage.bench.latency;

import dev.visage.bench.figure.Spread;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.bench.system.Usage;
import dev.visage.contracts.id.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Uploads one picture again and again to a system that does nothing else. */
final class LatencyRun {

    private static final UserId USER = new UserId(1);

    private final ThrowAwaySystem system;
    private final UploadClient client;
    private final byte[] picture;

    LatencyRun(ThrowAwaySystem system, byte[] picture) throws IOException {
        this.system = system;
        this.picture = picture;
        this.client = new UploadClient(system.running().url(), USER, system.token(USER.toString(), "admin"));
    }

    /**
     * Uploads first to warm everything up, then to be measured until each has its outcome, then until each is accepted.
     *
     * @param uploads how many in each of the two measured parts
     */
    LatencyResult run(int warmUps, int uploads) throws IOException, InterruptedException {
        client.provision();
        uploadAndWait(warmUps);
        Map<String, Usage> before = system.usage();
        List<Measured> finished = uploadAndWait(uploads);
        Map<String, Usage> after = system.usage();
        try (PipelineLog log = new PipelineLog(system.running().kafka())) {
            Map<Stage, List<Duration>> stages = stages(finished, log);
            return new LatencyResult(
                    picture.length,
                    spread(finished),
                    spread(uploadAndFollow(uploads, log)),
                    stages,
                    costs(before, after, uploads));
        }
    }

    private List<Measured> uploadAndWait(int uploads) throws IOException, InterruptedException {
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < uploads; i++) {
            measured.add(client.uploadAndWait(picture));
        }
        return measured;
    }

    /** Each upload is followed to its outcome before the next, so that here too there is one at a time. */
    private List<Measured> uploadAndFollow(int uploads, PipelineLog log) throws IOException, InterruptedException {
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < uploads; i++) {
            Measured upload = client.upload(picture);
            log.trace(upload.uploadId());
            measured.add(upload);
        }
        return measured;
    }

    private static Spread spread(List<Measured> measured) {
        return Spread.of(measured.stream().map(Measured::duration).toList());
    }

    private static Map<Stage, List<Duration>> stages(List<Measured> measured, PipelineLog log) {
        Map<Stage, List<Duration>> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    measured.stream()
                            .map(upload -> stage.duration(upload, log.trace(upload.uploadId())))
                            .toList());
        }
        return stages;
    }

    private static Map<String, LatencyResult.Cost> costs(
            Map<String, Usage> before, Map<String, Usage> after, int uploads) {
        Map<String, LatencyResult.Cost> costs = new LinkedHashMap<>();
        after.forEach((name, usage) -> {
            Usage earlier = before.getOrDefault(name, Usage.sum(List.of()));
            costs.put(name, LatencyResult.Cost.of(earlier, usage, uploads));
        });
        return costs;
    }
}
