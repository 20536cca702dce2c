package dev.visage.contracts.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Kafka topics of Visage. Partition counts and replication are set by whoever creates them. */
public enum Topic {
    /** Accepted uploads of people, by user. The broker's clock stamps them: their order decides which is newest. */
    IMAGE_UPLOADED(
            "visage.image.uploaded",
            Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", millis(Duration.ofDays(7)))),
    /** Accepted uploads of imports, by user: the same events, on a lane of their own. */
    IMAGE_UPLOADED_BULK(
            "visage.image.uploaded.bulk",
            Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", millis(Duration.ofDays(7)))),
    /** Batches of items that imports took, by import. Where the broker puts one is its items' place among all uploads. */
    IMPORT_BATCHES(
            "visage.import.batches",
            Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", millis(Duration.ofDays(1)))),
    /** Finished and rejected pictures, by user. */
    IMAGE_PROCESSED("visage.image.processed", Map.of("retention.ms", millis(Duration.ofDays(7)))),
    /** Those of imports: nobody waits for them, so they are taken many at a time. */
    IMAGE_PROCESSED_BULK("visage.image.processed.bulk", Map.of("retention.ms", millis(Duration.ofDays(7)))),
    /** How uploads ended, by upload. */
    UPLOAD_OUTCOMES("visage.upload.outcomes", Map.of("retention.ms", millis(Duration.ofDays(1)))),
    /**
     * Snapshots of profiles, by user; compacted, so that a newcomer finds every profile. Each change of the last day is there
     * by itself, and that a user was erased for a week longer.
     */
    PROFILE_CHANGES(
            "visage.profile.changes",
            Map.of(
                    "cleanup.policy",
                    "compact",
                    "min.compaction.lag.ms",
                    millis(Duration.ofDays(1)),
                    "delete.retention.ms",
                    millis(Duration.ofDays(7)))),
    /** What users are told, by user. */
    NOTIFICATIONS("visage.notifications", Map.of("retention.ms", millis(Duration.ofDays(7))));

    /** For how long each change of a profile stays on {@link #PROFILE_CHANGES} by itself. */
    public static final Duration CHANGES_KEPT =
            Duration.ofMillis(Long.parseLong(PROFILE_CHANGES.configuration.get("min.compaction.lag.ms")));

    /** The settings of topics for dead letters. */
    public static final Map<String, String> DEAD_LETTER_CONFIGURATION =
            Map.of("retention.ms", millis(Duration.ofDays(30)));

    private static final String DEAD_LETTER_SUFFIX = ".dlt";

    private final String topicName;
    private final Map<String, String> configuration;

    Topic(String topicName, Map<String, String> configuration) {
        this.topicName = topicName;
        this.configuration = configuration;
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** The topic for records of a topic that a consumer can do nothing with. */
    public static String deadLettersOf(String topicName) {
        return topicName + DEAD_LETTER_SUFFIX;
    }

    /** The topics that services of Visage consume, each of which has a topic for dead letters. */
    public static List<Topic> consumed() {
        return List.of(IMAGE_UPLOADED, IMAGE_UPLOADED_BULK, IMAGE_PROCESSED, IMAGE_PROCESSED_BULK);
    }

    /**
     * The topic with a name.
     *
     * @throws IllegalArgumentException if Visage has none
     */
    public static Topic named(String topicName) {
        return Stream.of(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no topic " + topicName + "."));
    }

    /** Where the results of the uploads that a topic announces are told: an upload stays on its lane. */
    public static Topic resultsOf(String topicName) {
        return topicName.equals(IMAGE_UPLOADED_BULK.topicName) ? IMAGE_PROCESSED_BULK : IMAGE_PROCESSED;
    }

    /** The settings that the meaning of the topic needs, by their names in Kafka. */
    public Map<String, String> configuration() {
        return configuration;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
