package dev.visage.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters by command, on the running system. */
class DltIT {

    private static final Path DATA = SharedSystem.get().dataDirectory();
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);

    private final TestingClient client = TestingClient.of(DATA);

    @Test
    void listsAndShowsAPoisonedRecord() {
        send(new ProducerRecord<>(Topic.IMAGE_UPLOADED.topicName(), "7201", "poison".getBytes(UTF_8)));

        JsonNode letter = awaitLetter("7201");

        assertThat(letter.path("reason").asString("")).isEqualTo("not-a-cloudevent");
        assertThat(letter.has("uploadId")).isFalse();
        Run table = dlt("list", "--topic", "visage.image.uploaded", "--reason", "not-a-cloudevent");
        assertThat(table.out()).contains("visage.image.uploaded", "not-a-cloudevent", "7201", "letters");
        Run shown = dlt("show", "visage.image.uploaded", letter.path("letter").asString(""));
        assertThat(shown.out()).contains("key: 7201", "visage-failure-reason: not-a-cloudevent", "70 6f 69 73 6f 6e");
    }

    @Test
    void aFailedUploadIsAppliedOnceItIsSentBackAndItsOriginalIsThere() throws Exception {
        client.provision(7202);
        UploadId uploadId = UploadId.next();
        announce(uploadId, new UserId(7202));
        assertThat(client.ended(7202, uploadId.toString()).path("status").asString(""))
                .isEqualTo("failed");
        JsonNode letter = awaitLetter("7202");
        assertThat(letter.path("reason").asString("")).isEqualTo("failed");
        assertThat(letter.path("uploadId").asString("")).isEqualTo(uploadId.toString());
        try (TestingObjects objects = TestingObjects.of(DATA)) {
            objects.store().put(ObjectKey.original(uploadId), new ObjectContent(PHOTOGRAPH, "image/jpeg"));
        }

        Run dry = dlt("redrive", "--reason", "failed", "--dry-run");
        Run redriven = dlt("redrive", "--reason", "failed", "--rate", "100");

        assertThat(dry.out()).contains(uploadId.toString());
        assertThat(redriven.out()).contains(uploadId.toString());
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.upload(7202, uploadId.toString())
                                .path("status")
                                .asString(""),
                        "applied"::equals);
        assertThat(client.notifications(7202))
                .extracting(told -> told.path("topic").asString(""))
                .containsExactly("picture-applied", "picture-failed");
        assertThat(dlt("redrive", "--reason", "failed").out()).doesNotContain(uploadId.toString());
    }

    @Test
    void aFailedUploadOfAnImportGoesBackToItsLaneInTheOldPlace() throws Exception {
        client.provision(7205);
        UserId user = new UserId(7205);
        UploadId older = UploadId.next();
        ProducerRecord<String, byte[]> record =
                announcement(EventType.IMAGE_UPLOADED.on(Topic.IMAGE_UPLOADED_BULK), older, user);
        new UploadOrder(Instant.now().minusSeconds(60), 1).writeTo(record.headers());
        send(record);
        JsonNode letter = awaitLetter("7205");
        assertThat(letter.path("topic").asString("")).isEqualTo(Topic.IMAGE_UPLOADED_BULK.topicName());
        UploadId newer = UploadId.next();
        try (TestingObjects objects = TestingObjects.of(DATA)) {
            objects.store().put(ObjectKey.original(older), new ObjectContent(PHOTOGRAPH, "image/jpeg"));
            objects.store().put(ObjectKey.original(newer), new ObjectContent(PHOTOGRAPH, "image/jpeg"));
        }
        announce(newer, user);
        assertThat(client.ended(7205, newer.toString()).path("status").asString(""))
                .isEqualTo("applied");

        dlt("redrive", "--topic", Topic.IMAGE_UPLOADED_BULK.topicName());

        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.upload(7205, older.toString())
                                .path("status")
                                .asString(""),
                        "superseded"::equals);
    }

    @Test
    void aRecordThatFailsAgainIsListedOnce() {
        client.provision(7203);
        UploadId uploadId = UploadId.next();
        announce(uploadId, new UserId(7203));
        JsonNode first = awaitLetter("7203");

        dlt("redrive", "--reason", "failed");

        JsonNode second = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> letters("7203").get(0),
                        letter -> !letter.path("letter").equals(first.path("letter")));
        assertThat(second.path("uploadId").asString("")).isEqualTo(uploadId.toString());
        assertThat(letters("7203")).hasSize(1);
    }

    @Test
    void aRecordThatHoldsNothingIsNotSentBack() {
        send(new ProducerRecord<>(Topic.IMAGE_UPLOADED.topicName(), "7204", null));
        JsonNode letter = awaitLetter("7204");

        Run redriven = dlt("redrive", "--reason", letter.path("reason").asString(""), "--dry-run");

        assertThat(redriven.out()).contains("1 because they hold nothing").doesNotContain("user 7204");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dlt",
                "dlt list --topic visage.nonsense",
                "dlt list --reason nonsense",
                "dlt redrive --rate 0",
                "dlt show visage.nonsense 0@0",
                "dlt show visage.image.uploaded 0@999999",
                "dlt show visage.image.uploaded 0-1",
            })
    void correctsMistakesInASentence(String line) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        if (arguments.size() > 1) {
            arguments.addAll(List.of("--data", DATA.toString()));
        }

        Run run = Run.of(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isPositive();
        assertThat(run.err()).startsWith("visage: ").endsWith(".\n").hasLineCount(1);
    }

    private static JsonNode awaitLetter(String key) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> letters(key), letters -> !letters.isEmpty())
                .get(0);
    }

    private static List<JsonNode> letters(String key) {
        return dlt("list", "--json")
                .out()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .filter(letter -> letter.path("key").asString("").equals(key))
                .toList();
    }

    private static Run dlt(String... arguments) {
        List<String> all = new ArrayList<>(List.of("dlt"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", DATA.toString()));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    /** An upload whose original is missing. */
    private static void announce(UploadId uploadId, UserId user) {
        send(announcement(EventType.IMAGE_UPLOADED, uploadId, user));
    }

    private static ProducerRecord<String, byte[]> announcement(
            EventType<ImageUploaded> type, UploadId uploadId, UserId user) {
        ImageUploaded upload = new ImageUploaded(
                uploadId,
                user,
                PictureKind.AVATAR,
                "native",
                PHOTOGRAPH.length,
                PictureFormat.JPEG,
                400,
                300,
                Recipe.avatar(),
                Instant.now());
        return EventRecords.write(URI.create("/visage/tests"), Event.of(type, user, Instant.now(), upload));
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        Map<String, Object> servers =
                Map.of("bootstrap.servers", SharedSystem.get().running().kafka());
        try (var producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record);
            producer.flush();
        }
    }
}
