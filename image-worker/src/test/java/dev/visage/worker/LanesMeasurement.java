package dev.visage.worker;

import static java.util.Objects.requireNonNull;

import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.testing.TestInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/**
 * What threads for interactive uploads alone cost an import, and what they save people: from the announcement of a 2 MP JPEG
 * to its result, with and without a backlog of bulk uploads. Run by name, never by a build: it prints figures and asserts none.
 */
class LanesMeasurement {

    private static final int BACKLOG = 300;
    private static final int INTERACTIVE = 40;
    private static final Duration PACE = Duration.ofMillis(200);

    /** All threads, and those of them that bulk uploads may have. */
    private static final List<int[]> VARIANTS = List.of(new int[] {2, 2}, new int[] {2, 1}, new int[] {3, 2});

    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.shared();
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(1600, 1200, Orientation.UPRIGHT);

    @Test
    void measure() throws Exception {
        try (TestingUploads uploads = new TestingUploads(INFRASTRUCTURE.kafkaBootstrapServers());
                Results results = new Results(INFRASTRUCTURE.kafkaBootstrapServers())) {
            for (int round = 0; round < 3; round++) {
                for (int[] variant : VARIANTS) {
                    try (TestingWorker worker = TestingWorker.start(INFRASTRUCTURE, variant[0], variant[1])) {
                        measure(worker, uploads, results, Arrays.toString(variant));
                    }
                }
            }
        }
    }

    private static void measure(TestingWorker worker, TestingUploads uploads, Results results, String variant)
            throws Exception {
        interactive(worker, uploads, results, 20);
        List<Long> idle = interactive(worker, uploads, results, INTERACTIVE);
        List<UploadId> all = announce(worker, uploads, BACKLOG, false);
        double rate = BACKLOG / seconds(results, all);
        List<UploadId> backlog = announce(worker, uploads, 2 * BACKLOG, true);
        List<Long> busy = interactive(worker, uploads, results, INTERACTIVE);
        int left = (int) backlog.stream()
                .filter(each -> !results.arrived.containsKey(each))
                .count();
        double bulkRate = BACKLOG / seconds(results, backlog.subList(0, BACKLOG));
        results.await(backlog);
        System.out.printf(
                "MEASURED threads %s: idle %s; %.1f/s interactive alone; beside bulk %s (%d bulk left); bulk %.1f/s; load %s%n",
                variant,
                told(idle),
                rate,
                told(busy),
                left,
                bulkRate,
                java.nio.file.Files.readString(java.nio.file.Path.of("/proc/loadavg"))
                        .substring(0, 5));
    }

    private static double seconds(Results results, List<UploadId> uploadIds) {
        results.await(uploadIds);
        long first = uploadIds.stream().mapToLong(results::arrival).min().orElseThrow();
        long last = uploadIds.stream().mapToLong(results::arrival).max().orElseThrow();
        return (last - first) / 1e9;
    }

    private static List<UploadId> announce(TestingWorker worker, TestingUploads uploads, int count, boolean bulk)
            throws Exception {
        List<UploadId> uploadIds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uploadIds.add(worker.store(PHOTOGRAPH));
        }
        for (UploadId uploadId : uploadIds) {
            send(uploads, uploadId, bulk);
        }
        return uploadIds;
    }

    private static void send(TestingUploads uploads, UploadId uploadId, boolean bulk) throws Exception {
        ProducerRecord<String, byte[]> record = TestingUploads.announcement(uploadId, TestingWorker.anyone());
        String topic = (bulk ? Topic.IMAGE_UPLOADED_BULK : Topic.IMAGE_UPLOADED).topicName();
        uploads.send(new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers()));
    }

    private static List<Long> interactive(TestingWorker worker, TestingUploads uploads, Results results, int count)
            throws Exception {
        List<UploadId> uploadIds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uploadIds.add(worker.store(PHOTOGRAPH));
        }
        List<Long> micros = new ArrayList<>();
        for (UploadId uploadId : uploadIds) {
            long start = System.nanoTime();
            send(uploads, uploadId, false);
            results.await(List.of(uploadId));
            micros.add((results.arrival(uploadId) - start) / 1_000);
            LockSupport.parkNanos(PACE.toNanos());
        }
        return micros.stream().sorted().toList();
    }

    private static String told(List<Long> sorted) {
        return "p50 %.0f ms, p90 %.0f ms, max %.0f ms"
                .formatted(
                        sorted.get(sorted.size() / 2) / 1e3,
                        sorted.get(sorted.size() * 9 / 10) / 1e3,
                        sorted.get(sorted.size() - 1) / 1e3);
    }

    /** When results came. */
    private static final class Results implements AutoCloseable {

        private final Map<UploadId, Long> arrived = new ConcurrentHashMap<>();
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Thread thread = new Thread(this::follow);
        private volatile boolean ending;

        private Results(String bootstrapServers) {
            consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", bootstrapServers),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            List<TopicPartition> partitions = Stream.of(Topic.IMAGE_PROCESSED, Topic.IMAGE_PROCESSED_BULK)
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            thread.start();
        }

        private void follow() {
            while (!ending) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    long now = System.nanoTime();
                    arrived.putIfAbsent(TestingUploads.result(record).uploadId(), now);
                });
            }
        }

        private void await(Collection<UploadId> uploadIds) {
            while (!arrived.keySet().containsAll(uploadIds)) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        private long arrival(UploadId uploadId) {
            return requireNonNull(arrived.get(uploadId));
        }

        @Override
        public void close() {
            ending = true;
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            consumer.close();
        }
    }
}
