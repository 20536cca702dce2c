package dev.visage.ingest.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/** In which partitions changes of users lie: where producers of Kafka put a record with such a key (KIP-480). */
final class UserPartitions {

    private UserPartitions() {}

    /**
     * Those that a subscriber is to be read.
     *
     * @param partitions how many the topic has
     */
    static IntStream of(ChangeFilter filter, int partitions) {
        Set<String> users = filter.users();
        return users == null
                ? IntStream.range(0, partitions)
                : users.stream()
                        .mapToInt(user -> Utils.toPositive(Utils.murmur2(user.getBytes(UTF_8))) % partitions)
                        .distinct();
    }
}
