package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.DeadLetter.Reason;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Notification;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DeadLettersIT {

    private static final String PROCESSED = Topic.IMAGE_PROCESSED.topicName();
    private static final String LETTERS = Topic.deadLettersOf(PROCESSED);
    private static final FailingClock CLOCK = new FailingClock();

    private static TestingStore store;

    private TestingTopics topics;
    private TestingTopics letters;

    @BeforeAll
    static void startStore() {
        store = TestingStore.start(CLOCK, "--visage.results.attempts=2", "--visage.results.first-back-off=10ms");
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }

    @BeforeEach
    void follow() {
        topics = TestingTopics.follow();
        letters = TestingTopics.follow(LETTERS);
    }

    @AfterEach
    void unfollow() {
        letters.close();
        topics.close();
    }

    @Test
    void putsEveryRecordAsideThatItCannotReadWithTheReasonAndAppliesThoseAroundIt() {
        UserId userId = store.provision();
        Map<ProducerRecord<String, byte[]>, Reason> poison = poison(userId);
        long at = 0;
        topics.publish(avatar(userId, ++at), 0);
        for (ProducerRecord<String, byte[]> record : poison.keySet()) {
            topics.publish(record);
            topics.publish(avatar(userId, ++at), 0);
        }
        ImageProcessed.Succeeded last = avatar(userId, ++at);
        topics.publish(last, 0);

        assertThat(outcome(last)).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(1 + at));
        List<ConsumerRecord<String, byte[]>> dead = letters.await(record -> true, poison.size());
        assertThat(dead).hasSize(poison.size());
        poison.forEach((record, reason) -> assertThat(dead).anySatisfy(letter -> {
            assertThat(letter.key()).isEqualTo(record.key());
            assertThat(letter.value()).isEqualTo(record.value());
            DeadLetter told = DeadLetter.read(letter).orElseThrow();
            assertThat(told.topic()).isEqualTo(PROCESSED);
            assertThat(told.partition()).isZero();
            assertThat(told.reason()).isEqualTo(reason);
            Headers headers = new RecordHeaders(letter.headers());
            DeadLetter.unmark(headers);
            assertThat(headers).isEqualTo(record.headers());
        }));
    }

    @Test
    void letsAnUploadFailWhoseResultPostgresWillNeverTake() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded before = avatar(userId, 1);
        ImageProcessed.Rejected poison = new ImageProcessed.Rejected(
                UploadId.next(), userId, PictureKind.AVATAR, before.order(), new Rejection.NotAPicture("\0"));
        ImageProcessed.Succeeded after = avatar(userId, 2);
        topics.publish(before, poison, after);
        topics.publish(poison);
        ImageProcessed.Succeeded last = avatar(userId, 3);
        topics.publish(last);

        for (ImageProcessed.Succeeded good : List.of(before, after, last)) {
            assertThat(outcome(good)).isInstanceOf(UploadOutcome.Applied.class);
        }
        assertFailed(poison);
        assertThat(reasons(userId)).containsExactly(Reason.INAPPLICABLE);
        assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(4));
    }

    @Test
    void putsAResultAsideWhosePictureBelongsToAnotherUpload() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded first = avatar(userId, 1);
        ImageProcessed.Succeeded forged =
                new ImageProcessed.Succeeded(UploadId.next(), userId, PictureKind.COVER, first.order(), first.image());
        ImageProcessed.Succeeded last = avatar(userId, 3);
        // one by one: within a batch the picture of the first would never be written
        topics.publish(first);
        assertThat(outcome(first)).isInstanceOf(UploadOutcome.Applied.class);
        topics.publish(forged);
        assertFailed(forged);
        topics.publish(last);

        assertThat(outcome(last)).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(reasons(userId)).containsExactly(Reason.INAPPLICABLE);
    }

    @Test
    void triesAgainWhatFailsUnexpectedly() {
        ImageProcessed.Succeeded result = avatar(store.provision(), 1);
        CLOCK.failures.set(1);
        topics.publish(result);

        assertThat(outcome(result)).isInstanceOf(UploadOutcome.Applied.class);
    }

    @Test
    void letsAnUploadFailWhoseResultFailsAsOftenAsIsTried() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded poison = avatar(userId, 1);
        CLOCK.failures.set(2);
        topics.publish(poison);
        assertFailed(poison);

        ImageProcessed.Succeeded last = avatar(userId, 2);
        topics.publish(poison, last);
        assertThat(outcome(last)).isInstanceOf(UploadOutcome.Applied.class);
        assertFailed(poison);
        assertThat(reasons(userId)).containsExactly(Reason.FAILED);
    }

    @Test
    void losesNoDeadLetterThatKafkaDoesNotTake(CapturedOutput log) throws Exception {
        UserId userId = store.provision();
        ImageProcessed.Succeeded before = avatar(userId, 1);
        ImageProcessed.Succeeded after = avatar(userId, 2);
        TestingInfrastructure.refuse(LETTERS, true);
        try {
            topics.publish(before);
            topics.publish(new ProducerRecord<>(PROCESSED, userId.toString(), new byte[] {1}));
            topics.publish(after);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> log.getOut().contains("was not taken"));
        } finally {
            TestingInfrastructure.refuse(LETTERS, false);
        }
        assertThat(letters.await(LETTERS, userId.toString(), 1)).hasSize(1);
        assertThat(outcome(before)).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(outcome(after)).isInstanceOf(UploadOutcome.Applied.class);
    }

    @Test
    void keepsThePlaceOfARecordThatIsTooLongForADeadLetter() throws Exception {
        UserId userId = store.provision();
        ImageProcessed.Succeeded after = avatar(userId, 1);
        TestingInfrastructure.limit(LETTERS, OptionalInt.of(1500));
        try {
            topics.publish(new ProducerRecord<>(PROCESSED, 0, userId.toString(), new byte[4000]));
            topics.publish(after, 0);

            assertThat(outcome(after)).isInstanceOf(UploadOutcome.Applied.class);
        } finally {
            TestingInfrastructure.refuse(LETTERS, false);
        }

        assertThat(letters.await(letter -> letter.value() == null, 1))
                .singleElement()
                .satisfies(letter -> {
                    DeadLetter told = DeadLetter.read(letter).orElseThrow();
                    assertThat(told.topic()).isEqualTo(PROCESSED);
                    assertThat(told.partition()).isZero();
                    assertThat(told.reason()).isEqualTo(Reason.NOT_A_CLOUDEVENT);
                    assertThat(told.message()).startsWith("Too long to be kept.");
                });
    }

    private static Map<ProducerRecord<String, byte[]>, Reason> poison(UserId userId) {
        Map<ProducerRecord<String, byte[]>, Reason> poison = new LinkedHashMap<>();
        String key = userId.toString();
        byte[] value = TestingTopics.record(avatar(userId, 99)).value();
        poison.put(record(key, value, headers -> headers.remove("ce_specversion")), Reason.NOT_A_CLOUDEVENT);
        poison.put(new ProducerRecord<>(PROCESSED, 0, key, null, new RecordHeaders()), Reason.NOT_A_CLOUDEVENT);
        poison.put(record(key, value, with("ce_type", "dev.visage.something.else.v1")), Reason.UNKNOWN_TYPE);
        poison.put(record(key, value, with("ce_type", "dev.visage.image.processed.v2")), Reason.NEWER_VERSION);
        poison.put(record(null, value, headers -> {}), Reason.NO_KEY);
        poison.put(record(key, null, headers -> {}), Reason.NO_DATA);
        poison.put(record(key, "{".getBytes(StandardCharsets.UTF_8), headers -> {}), Reason.UNREADABLE_DATA);
        poison.put(record(key, new byte[0], headers -> {}), Reason.NO_DATA);
        poison.put(record(key, value, with("ce_rework", "again")), Reason.UNREADABLE_DATA);
        poison.put(record(key, value, with("ce_id", "1")), Reason.UNREADABLE_DATA);
        return poison;
    }

    private static ProducerRecord<String, byte[]> record(
            @Nullable String key, byte @Nullable [] value, Consumer<Headers> spoil) {
        Headers headers =
                TestingTopics.record(avatar(TestingStore.someone(), 99)).headers();
        spoil.accept(headers);
        return new ProducerRecord<>(PROCESSED, 0, key, value, headers);
    }

    private static Consumer<Headers> with(String name, String value) {
        return headers -> headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private List<Reason> reasons(UserId userId) {
        return letters.await(LETTERS, userId.toString(), 1).stream()
                .map(letter -> DeadLetter.read(letter).orElseThrow().reason())
                .toList();
    }

    private void assertFailed(ImageProcessed result) {
        UploadOutcome failed = new UploadOutcome.Failed(result.uploadId(), result.userId(), result.kind());
        assertThat(topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1))
                .extracting(event -> event.data())
                .containsExactly(failed);
        assertThat(store.api().outcome(result.uploadId()).block()).isEqualTo(failed);
        assertThat(store.api().notifications(result.userId(), 10).block().notifications())
                .filteredOn(told -> result.uploadId().equals(told.uploadId()))
                .extracting(Notification::topic)
                .containsExactly(Notification.Topic.PICTURE_FAILED);
    }

    private UploadOutcome outcome(ImageProcessed result) {
        return topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1)
                .get(0)
                .data();
    }
}
