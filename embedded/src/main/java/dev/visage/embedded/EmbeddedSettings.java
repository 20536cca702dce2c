package dev.visage.embedded;

import java.nio.file.Path;
import java.util.List;

/**
 * What to start.
 *
 * @param dataDirectory holds all data, ports, credentials, logs and pid files; created if missing
 * @param topics created if missing; a topic that exists is left as it is
 * @param buckets created if missing
 * @param database created if missing
 * @param durable whether PostgreSQL makes every commit survive a crash of the machine; only tests go without
 * @param memory limits of the child processes
 */
public record EmbeddedSettings(
        Path dataDirectory,
        List<TopicSpec> topics,
        List<String> buckets,
        String database,
        boolean durable,
        MemoryLimits memory) {

    public EmbeddedSettings {
        topics = List.copyOf(topics);
        buckets = List.copyOf(buckets);
    }

    /** No topics, no buckets, the database {@code postgres}, durable, small. */
    public static EmbeddedSettings in(Path dataDirectory) {
        return new EmbeddedSettings(dataDirectory, List.of(), List.of(), "postgres", true, MemoryLimits.small());
    }

    public EmbeddedSettings withTopics(List<TopicSpec> wanted) {
        return new EmbeddedSettings(dataDirectory, wanted, buckets, database, durable, memory);
    }

    public EmbeddedSettings withBuckets(String... wanted) {
        return new EmbeddedSettings(dataDirectory, topics, List.of(wanted), database, durable, memory);
    }

    public EmbeddedSettings withDatabase(String wanted) {
        return new EmbeddedSettings(dataDirectory, topics, buckets, wanted, durable, memory);
    }

    public EmbeddedSettings notDurable() {
        return new EmbeddedSettings(dataDirectory, topics, buckets, database, false, memory);
    }
}
