package dev.visage.standalone.fault.stand;

import dev.visage.contracts.event.ConsumerGroup;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until there is nothing more to come. */
public final class Quiet {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The topics that groups read of those that the outbox relay writes, in transactions. */
    private static final Set<Topic> OF_THE_RELAY =
            Set.of(Topic.IMAGE_UPLOADED_BULK, Topic.PROFILE_CHANGES, Topic.NOTIFICATIONS);

    private final Stand stand;
    private final TopicRecorder events;

    /** Of a system that nobody uses any more. */
    public Quiet(Stand stand, TopicRecorder events) {
        this.stand = stand;
        this.events = events;
    }

    /** Waits until all services are ready, all uploads have an outcome, and all events are read; or for a long time. */
    public void await() throws ExecutionException, InterruptedException {
        stand.awaitReady();
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stand.running().kafka()))) {
            try {
                Awaitility.await("rest").atMost(PATIENCE).ignoreExceptions().until(() -> isAtRest(admin));
            } catch (ConditionTimeoutException restless) {
                // What is missing, the check tells.
                System.out.println("The system did not come to rest: " + restless.getMessage());
            }
            events.awaitEnd(ends(admin));
        }
    }

    private boolean isAtRest(Admin admin) throws SQLException, ExecutionException, InterruptedException {
        return uploads(EventType.UPLOAD_OUTCOME).containsAll(uploads(EventType.IMAGE_UPLOADED))
                && isZero("select count(*) from outbox")
                && isZero("select coalesce(sum(held + released), 0) from imports")
                && isWorkedOff(admin);
    }

    private Set<String> uploads(EventType<?> type) {
        return events.events().stream()
                .filter(event -> event.type().equals(type.name()) && event.data() != null)
                .map(event -> event.data().path("uploadId").asString(""))
                .collect(Collectors.toSet());
    }

    private boolean isZero(String query) throws SQLException {
        try (Connection connection = stand.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getInt(1) == 0;
        }
    }

    private boolean isWorkedOff(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends(admin);
        for (ConsumerGroup group : ConsumerGroup.values()) {
            // The marker at the end of a transaction of the relay has an offset too, which no consumer is handed.
            long markers = OF_THE_RELAY.contains(group.topic()) ? 1 : 0;
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.groupName())
                    .partitionsToOffsetAndMetadata()
                    .get();
            for (TopicPartition partition : events.partitions()) {
                long end = ends.get(partition);
                OffsetAndMetadata offset = committed.get(partition);
                if (partition.topic().equals(group.topic().topicName())
                        && end > 0
                        && (offset == null || offset.offset() < end - markers)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        events.partitions().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
