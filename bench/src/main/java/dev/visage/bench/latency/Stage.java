package dev.visage.bench.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/** A part of the way of an upload. Together the stages are the whole of it. */
enum Stage {
    STORE(
            "request sent → original stored (ingest-api, S3)",
            (request, events) -> request.started(),
            (request, events) -> events.uploaded().told()),
    ANNOUNCE(
            "→ ImageUploaded appended (Kafka)",
            (request, events) -> events.uploaded().told(),
            (request, events) -> events.uploaded().recorded()),
    PROCESS(
            "→ all renditions stored (image-worker, S3)",
            (request, events) -> events.uploaded().recorded(),
            (request, events) -> events.processed().told()),
    HAND_OVER(
            "→ ImageProcessed received, transaction begins (Kafka, profile-store)",
            (request, events) -> events.processed().told(),
            (request, events) -> events.outcome().told()),
    COMMIT(
            "→ committed, relay sends UploadOutcome (PostgreSQL)",
            (request, events) -> events.outcome().told(),
            (request, events) -> events.outcome().recorded()),
    ANSWER(
            "→ UploadOutcome received, answer read (Kafka, ingest-api)",
            (request, events) -> events.outcome().recorded(),
            (request, events) -> request.ended());

    private final String description;
    private final BiFunction<Measured, UploadTrace, Instant> start;
    private final BiFunction<Measured, UploadTrace, Instant> end;

    Stage(
            String description,
            BiFunction<Measured, UploadTrace, Instant> start,
            BiFunction<Measured, UploadTrace, Instant> end) {
        this.description = description;
        this.start = start;
        this.end = end;
    }

    String description() {
        return description;
    }

    /** How long an upload was in this stage. */
    Duration duration(Measured request, UploadTrace events) {
        return Duration.between(start.apply(request, events), end.apply(request, events));
    }
}
