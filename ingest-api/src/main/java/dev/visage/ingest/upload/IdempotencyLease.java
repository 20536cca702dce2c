package dev.visage.ingest.upload;

import dev.visage.contracts.idempotency.Claim;
import dev.visage.ingest.store.StoreSettings;
import dev.visage.objects.S3Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** How long whoever carries out what an idempotency key stands for is left alone with it. */
@Component
class IdempotencyLease {

    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    private final Duration duration;
    private final Duration longestRetry;

    IdempotencyLease(UploadSettings uploads, StoreSettings store, S3Settings s3, KafkaTemplate<String, byte[]> kafka) {
        duration = uploads.idempotencyLease();
        longestRetry = store.retryAfter();
        Duration accepting =
                s3.callTimeout().plus(announcing(kafka.getProducerFactory().getConfigurationProperties()));
        if (duration.compareTo(accepting) <= 0) {
            throw new IllegalStateException("visage.uploads.idempotency-lease is " + duration
                    + "; it must be longer than visage.s3.call-timeout and the producer's max.block.ms and"
                    + " delivery.timeout.ms together, which are " + accepting + ".");
        }
    }

    private static Duration announcing(Map<String, Object> producer) {
        Map<String, Object> parsed = ProducerConfig.configDef().parse(producer);
        return millis(parsed, ProducerConfig.MAX_BLOCK_MS_CONFIG)
                .plus(millis(parsed, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG));
    }

    private static Duration millis(Map<String, Object> parsed, String key) {
        return Duration.ofMillis(((Number) Objects.requireNonNull(parsed.get(key))).longValue());
    }

    Duration duration() {
        return duration;
    }

    /** When a client is told to come back while another request is worked on: that is mostly done in no time. */
    Duration retryAfter(Claim.InProgress claim) {
        Duration rest = claim.lease().compareTo(longestRetry) < 0 ? claim.lease() : longestRetry;
        return rest.compareTo(SHORTEST_RETRY) < 0 ? SHORTEST_RETRY : rest;
    }
}
