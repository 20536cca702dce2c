package dev.visage.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.DeadLetter.Reason;
import dev.visage.contracts.event.ImageProcessed.Succeeded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.testing.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputIT {

    private static final int PARTITION = 2;
    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.shared();

    private static TestingUploads uploads;
    private static TestingWorker worker;

    @BeforeAll
    static void start() {
        uploads = new TestingUploads(INFRASTRUCTURE.kafkaBootstrapServers());
        worker = TestingWorker.start(INFRASTRUCTURE);
    }

    @AfterAll
    static void stop() {
        worker.close();
        uploads.close();
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void isPutAsideWithItsReasonAndHoldsNothingBack(Bad bad, Reason reason) throws Exception {
        UploadId behind = worker.store(SamplePictures.gif(60, 40));

        RecordMetadata sent = uploads.send(bad.of(announcement(UploadId.next())));
        uploads.send(announcement(behind));

        ConsumerRecord<byte[], byte[]> letter = uploads.awaitDeadLetter(sent);
        assertThat(DeadLetter.read(letter))
                .hasValueSatisfying(read -> assertThat(read.reason()).isEqualTo(reason));
        assertThat(uploads.awaitResult(behind)).isInstanceOf(Succeeded.class);
    }

    static Stream<Arguments> badRecords() {
        return Stream.of(
                bad("no header at all", good -> record(good.key(), good.value(), null), Reason.NOT_A_CLOUDEVENT),
                bad("no id", with("ce_id", null), Reason.NOT_A_CLOUDEVENT),
                bad("an id of another form", with("ce_id", "seven"), Reason.UNREADABLE_DATA),
                bad("an unknown type", with("ce_type", "dev.visage.moon.v1"), Reason.UNKNOWN_TYPE),
                bad("a newer version", with("ce_type", "dev.visage.image.uploaded.v2"), Reason.NEWER_VERSION),
                bad("a value that does not parse", valued("{\"uploadId\":"), Reason.UNREADABLE_DATA),
                bad("a value of another form", valued("{\"uploadId\":1}"), Reason.UNREADABLE_DATA),
                bad("no value", valued(null), Reason.NO_DATA),
                bad("no key", good -> record(null, good.value(), good.headers()), Reason.NO_KEY),
                bad("a place of another form", with("ce_order", "yesterday"), Reason.UNREADABLE_DATA),
                bad("a rework of another form", with("ce_rework", "repair:moon"), Reason.UNREADABLE_DATA));
    }

    private static Arguments bad(String name, Bad bad, Reason reason) {
        return Arguments.of(Named.of(name, bad), reason);
    }

    /** Makes a bad record of a good one. */
    private interface Bad {
        ProducerRecord<String, byte[]> of(ProducerRecord<String, byte[]> good);
    }

    private static Bad with(String header, @Nullable String value) {
        return good -> {
            good.headers().remove(header);
            if (value != null) {
                good.headers().add(header, value.getBytes(StandardCharsets.UTF_8));
            }
            return good;
        };
    }

    private static Bad valued(@Nullable String value) {
        return good ->
                record(good.key(), value == null ? null : value.getBytes(StandardCharsets.UTF_8), good.headers());
    }

    private static ProducerRecord<String, byte[]> announcement(UploadId uploadId) {
        ProducerRecord<String, byte[]> record = TestingUploads.announcement(uploadId, TestingWorker.anyone());
        return record(record.key(), record.value(), record.headers());
    }

    private static ProducerRecord<String, byte[]> record(
            @Nullable String key, byte @Nullable [] value, @Nullable Headers headers) {
        return new ProducerRecord<>(Topic.IMAGE_UPLOADED.topicName(), PARTITION, key, value, headers);
    }
}
