package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecordsTest {

    private static final URI SOURCE = URI.create("/visage/ingest-api");
    private static final Event<ImageUploaded> EVENT = EventSamples.plain();
    private static final Instant APPENDED = Instant.parse("2026-11-21T12:00:01Z");

    static Stream<Event<?>> samples() {
        return EventSamples.all();
    }

    @Test
    void writesCloudEventsInBinaryMode() {
        ProducerRecord<String, byte[]> record = EventRecords.write(SOURCE, EVENT);

        assertThat(record.topic()).isEqualTo("visage.image.uploaded");
        assertThat(record.key()).isEqualTo("9007199254740991");
        assertThat(record.value()).isEqualTo(EventJson.mapper().writeValueAsBytes(EVENT.data()));
        assertThat(text(record.headers()))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", EVENT.id().toString(),
                        "ce_source", "/visage/ingest-api",
                        "ce_type", "dev.visage.image.uploaded.v1",
                        "ce_subject", "9007199254740991",
                        "ce_time", "2026-11-21T12:00:00.123456789Z",
                        "content-type", "application/json"));
    }

    @Test
    void leavesPartitionAndTimestampToKafka() {
        ProducerRecord<String, byte[]> record = EventRecords.write(SOURCE, EVENT);

        assertThat(record.partition()).isNull();
        assertThat(record.timestamp()).isNull();
    }

    @Test
    void writesDataThatIsJsonAlreadyAsItIs() {
        byte[] json = "{\"as\": \"kept\"}".getBytes(StandardCharsets.UTF_8);

        ProducerRecord<String, byte[]> record =
                EventRecords.write(SOURCE, EVENT.id(), EVENT.type(), EVENT.key(), EVENT.time(), json);

        assertThat(record.value()).isEqualTo(json);
        assertThat(text(record.headers()))
                .isEqualTo(text(EventRecords.write(SOURCE, EVENT).headers()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsBackWhatItWrites(Event<?> sample) throws UnreadableEventException {
        ConsumerRecord<String, byte[]> record = arrived(EventRecords.write(SOURCE, sample));

        assertThat((Object) EventRecords.read(record, sample.type())).isEqualTo(sample);
    }

    @Test
    void takesTheTimeOfTheRecordIfTheEventHasNone() throws UnreadableEventException {
        ConsumerRecord<String, byte[]> record = arrived(EventRecords.write(SOURCE, EVENT));
        record.headers().remove("ce_time");

        assertThat(EventRecords.read(record, EVENT.type()).time()).isEqualTo(APPENDED);
    }

    @Test
    void refusesATombstone() {
        assertUnreadable(record(EVENT.key(), null, new RecordHeaders()));
        assertUnreadable(record(EVENT.key(), null, headers()));
    }

    @Test
    void writesAnErasureAsATombstone() throws UnreadableEventException {
        Event<ProfileErased> erasure = Event.of(
                EventType.PROFILE_ERASED, "7", EVENT.time(), new ProfileErased(new UserId(7), new ProfileVersion(12)));

        ProducerRecord<String, byte[]> record = EventRecords.write(SOURCE, erasure);

        assertThat(record.topic()).isEqualTo("visage.profile.changes");
        assertThat(record.key()).isEqualTo("7");
        assertThat(record.value()).isNull();
        assertThat(text(record.headers()))
                .containsEntry("ce_type", "dev.visage.profile.erased.v1")
                .containsEntry("ce_profileversion", "12")
                .doesNotContainKey("content-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "many"})
    void refusesAnErasureWithoutAVersion(String version) {
        ConsumerRecord<String, byte[]> record =
                arrived(EventRecords.writeErased(SOURCE, EVENT.id(), "7", EVENT.time(), new ProfileVersion(12)));
        record.headers().remove("ce_profileversion");
        record.headers().add("ce_profileversion", version.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> EventRecords.read(record, EventType.PROFILE_ERASED))
                .isExactlyInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void tellsTheTypeOfARecord(Event<?> sample) throws UnreadableEventException {
        assertThat((Object) EventRecords.type(arrived(EventRecords.write(SOURCE, sample))))
                .isSameAs(sample.type());
    }

    @ParameterizedTest
    @CsvSource({
        "dev.visage.profile.changed.v2, NEWER_VERSION",
        "com.example.other, UNKNOWN_TYPE",
        ", NOT_A_CLOUDEVENT",
    })
    void tellsWhyTheTypeOfARecordIsNotKnown(String type, DeadLetter.Reason reason) {
        Headers headers = headers();
        headers.remove("ce_type");
        if (type != null) {
            headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> EventRecords.type(record(EVENT.key(), EventRecords.data(EVENT), headers)))
                .isInstanceOfSatisfying(
                        UnreadableEventException.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
    }

    @Test
    void refusesARecordWithoutAKey() {
        assertUnreadable(record(null, EventRecords.data(EVENT), headers()));
    }

    @Test
    void refusesARecordWithoutHeaders() {
        assertUnreadable(record(EVENT.key(), EventRecords.data(EVENT), new RecordHeaders()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type"})
    void refusesARecordWithoutAnAttributeThatCloudEventsRequire(String header) {
        Headers headers = headers();
        headers.remove(header);

        assertUnreadable(record(EVENT.key(), EventRecords.data(EVENT), headers));
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 9.9",
        "ce_specversion,",
        "ce_id, not-a-uuid",
        "ce_id,",
        "ce_source, not a uri",
        "ce_type,",
        "ce_type, dev.visage.image.processed.v1",
        "ce_type, com.example.other",
        "ce_time, noon",
        "content-type, application/cloudevents+json",
    })
    void refusesARecordWithAnotherValueInAHeader(String header, String value) {
        Headers headers = headers();
        headers.remove(header);
        headers.add(header, value == null ? null : value.getBytes(StandardCharsets.UTF_8));

        assertUnreadable(record(EVENT.key(), EventRecords.data(EVENT), headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "17", "\"text\"", "[]", "{", "{}", "{} {}", "no json", "\u0000"})
    void refusesDataThatIsNoObjectOfItsType(String data) {
        assertUnreadable(record(EVENT.key(), data.getBytes(StandardCharsets.UTF_8), headers()));
    }

    @Test
    void refusesDataThatIsBroken() {
        assertThat(BrokenSamples.of(EVENT))
                .isNotEmpty()
                .allSatisfy(broken -> assertUnreadable(
                        record(EVENT.key(), EventJson.mapper().writeValueAsBytes(broken.data()), headers())));
    }

    private static void assertUnreadable(ConsumerRecord<String, byte[]> record) {
        assertThatThrownBy(() -> EventRecords.read(record, EventType.IMAGE_UPLOADED))
                .isExactlyInstanceOf(UnreadableEventException.class);
    }

    private static Headers headers() {
        return new RecordHeaders(EventRecords.write(SOURCE, EVENT).headers());
    }

    private static ConsumerRecord<String, byte[]> arrived(ProducerRecord<String, byte[]> sent) {
        return record(sent.key(), sent.value(), new RecordHeaders(sent.headers()));
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                "any",
                0,
                0,
                APPENDED.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static Map<String, String> text(Headers headers) {
        Map<String, String> text = new TreeMap<>();
        for (Header header : headers) {
            text.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return text;
    }
}
