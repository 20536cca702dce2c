package dev.visage.bench.rebalance;

import dev.visage.standalone.launch.LogOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A process with a consumer that is configured as the worker's. It prints the partition and the offset of each record,
 * and leaves the group when its standard input ends.
 */
final class Member {

    private Member() {}

    /** Takes the bootstrap servers, the topic, which is the group's name too, the protocol, the session in ms, and a name or "". */
    public static void main(String[] arguments) {
        LogOutput.silence();
        AtomicBoolean leaving = new AtomicBoolean();
        try (PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    configuration(arguments), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            Thread watch = new Thread(() -> awaitEndOfInput(leaving), "launcher-watch");
            watch.setDaemon(true);
            watch.start();
            consumer.subscribe(List.of(arguments[1]), committing(consumer));
            while (!leaving.get()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    out.println(record.partition() + " " + record.offset());
                }
                out.flush();
                consumer.commitAsync();
            }
            consumer.commitSync();
            consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    private static Map<String, Object> configuration(String[] arguments) {
        Map<String, Object> configuration = new HashMap<>(Map.of(
                "bootstrap.servers", arguments[0],
                "group.id", arguments[1],
                "group.protocol", arguments[2],
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest"));
        if (arguments[2].equals("classic")) {
            configuration.put("session.timeout.ms", arguments[3]);
            configuration.put("heartbeat.interval.ms", (int) Membership.HEARTBEAT.toMillis());
            configuration.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        }
        if (!arguments[4].isEmpty()) {
            configuration.put("group.instance.id", arguments[4]);
        }
        return configuration;
    }

    private static ConsumerRebalanceListener committing(KafkaConsumer<byte[], byte[]> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                consumer.commitSync();
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                // nothing of theirs may be committed
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // they are consumed from where they were committed
            }
        };
    }

    private static void awaitEndOfInput(AtomicBoolean leaving) {
        try {
            while (System.in.read() >= 0) {
                // nothing is written to it
            }
        } catch (IOException broken) {
            // the same as its end
        }
        leaving.set(true);
    }
}
