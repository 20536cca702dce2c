package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileEventTest {

    private static final URI SOURCE = URI.create("/visage/profile-store");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Event<ProfileErased> ERASURE =
            Event.of(EventType.PROFILE_ERASED, "7", NOON, new ProfileErased(new UserId(7), new ProfileVersion(12)));

    static Stream<Event<?>> changes() {
        return EventSamples.all().filter(sample -> sample.type().equals(EventType.PROFILE_CHANGED));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void readsAChange(Event<?> sample) throws UnreadableEventException {
        ProfileChanged data = (ProfileChanged) sample.data();

        ProfileEvent event = ProfileEvent.read(arrived(sample));

        assertThat(event).isEqualTo(new ProfileEvent.Changed(sample.id(), sample.time(), data));
        assertThat(event.userId()).isEqualTo(data.userId());
        assertThat(event.version()).isEqualTo(data.version());
    }

    @Test
    void readsAnErasureFromItsTombstone() throws UnreadableEventException {
        assertThat(ProfileEvent.read(arrived(ERASURE)))
                .isEqualTo(new ProfileEvent.Erased(ERASURE.id(), NOON, new UserId(7), new ProfileVersion(12)));
    }

    @Test
    void refusesAnotherType() {
        assertThatThrownBy(() -> ProfileEvent.read(arrived(EventSamples.plain())))
                .isInstanceOfSatisfying(
                        UnreadableEventException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DeadLetter.Reason.UNKNOWN_TYPE));
    }

    @ParameterizedTest
    @CsvSource({"11, true", "12, false", "13, false", ", true"})
    void tellsWhetherASubscriberKnowsIt(Long known, boolean isNewer) throws UnreadableEventException {
        ProfileEvent event = ProfileEvent.read(arrived(ERASURE));

        assertThat(event.isNewerThan(known == null ? null : new ProfileVersion(known)))
                .isEqualTo(isNewer);
    }

    private static ConsumerRecord<String, byte[]> arrived(Event<?> event) {
        ProducerRecord<String, byte[]> sent = EventRecords.write(SOURCE, event);
        Headers headers = new RecordHeaders(sent.headers());
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                headers,
                Optional.empty());
    }
}
