package dev.visage.profiles.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.api.ImportApi;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportRequest;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.profiles.SampleImages;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An import at a running store, and the worker that its items come to. */
public final class TestingImport {

    public static final ImportTerms TERMS =
            new ImportTerms("a test's", PictureKind.AVATAR, Recipe.avatar(), false, false, null, false, null);

    private final ImportApi api;
    private final TestingTopics topics;
    private final ImportId importId;

    private TestingImport(ImportApi api, TestingTopics topics, ImportId importId) {
        this.api = api;
        this.topics = topics;
        this.importId = importId;
    }

    /**
     * Makes an import.
     *
     * @param topics that follow the bulk lane
     */
    public static TestingImport create(TestingStore store, TestingTopics topics, ImportTerms terms) {
        ImportApi api = store.client(ImportApi.class);
        Import created = Objects.requireNonNull(
                api.create(new ImportRequest(terms, "somebody")).block());
        return new TestingImport(api, topics, created.importId());
    }

    /** The same import, at another store. */
    TestingImport at(TestingStore other) {
        return new TestingImport(other.client(ImportApi.class), topics, importId);
    }

    public ImportApi api() {
        return api;
    }

    public ImportId importId() {
        return importId;
    }

    public Import now() {
        return Objects.requireNonNull(api.get(importId).block());
    }

    public ImportCounts counts() {
        return now().counts();
    }

    public List<ImportItem> register(ImportEntry... entries) {
        return Objects.requireNonNull(api.register(importId, List.of(entries)).block());
    }

    public List<ImportItem> items() {
        return Objects.requireNonNull(api.items(importId, null, 0, 1000).block())
                .items();
    }

    /** An entry for a user whose picture has these bytes. */
    public static ImportEntry entry(Object user, String bytes) {
        return entry(user, bytes, null);
    }

    public static ImportEntry entry(Object user, String bytes, @Nullable NewUser newUser) {
        ImportEntry.Picture picture = new ImportEntry.Picture(
                UploadId.next(),
                Fingerprint.of(TERMS.kind(), TERMS.recipe(), bytes.getBytes(StandardCharsets.UTF_8)),
                bytes.length(),
                PictureFormat.JPEG,
                400,
                300,
                null);
        return new ImportEntry("faces/" + user + ".jpg", user.toString(), newUser, picture, null);
    }

    /** The terms with what an import may do differently. */
    public static ImportTerms terms(boolean createUsers, boolean notifyUsers, boolean dryRun) {
        return new ImportTerms(
                TERMS.name(), TERMS.kind(), TERMS.recipe(), createUsers, notifyUsers, null, dryRun, null);
    }

    /** What a worker gets of an item, once it is handed out. */
    public Announced announced(ImportItem item) {
        ConsumerRecord<String, byte[]> record = topics.await(of(item), 1).get(0);
        try {
            return new Announced(
                    EventRecords.read(record, EventType.IMAGE_UPLOADED).data(), UploadOrder.of(record));
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Those of the items that were handed out until now. */
    public List<ImportItem> handedOut(List<ImportItem> items) {
        topics.poll();
        return items.stream().filter(item -> topics.hasSeen(of(item))).toList();
    }

    private static Predicate<ConsumerRecord<String, byte[]>> of(ImportItem item) {
        String uploadId = String.valueOf(item.uploadId());
        return record -> record.topic().equals(Topic.IMAGE_UPLOADED_BULK.topicName())
                && new String(record.value(), StandardCharsets.UTF_8).contains(uploadId);
    }

    /** Lets the worker make pictures of items, once they are handed out. */
    public void work(ImportItem... items) {
        Stream.of(items).map(item -> announced(item).done()).forEach(topics::publishBulk);
    }

    /** Waits until the counts are like this, with what is left to none. */
    public void await(ImportCounts counts) {
        Awaitility.await().untilAsserted(() -> assertThat(counts()).isEqualTo(counts));
    }

    /** An upload on its way to a worker. */
    public record Announced(ImageUploaded upload, UploadOrder order) {

        public ImageProcessed.Succeeded done() {
            return new ImageProcessed.Succeeded(
                    upload.uploadId(), upload.userId(), upload.kind(), order, SampleImages.image());
        }

        ImageProcessed.Rejected rejected() {
            return new ImageProcessed.Rejected(
                    upload.uploadId(),
                    upload.userId(),
                    upload.kind(),
                    order,
                    new Rejection.Undecodable(Defect.TRUNCATED));
        }

        ImageProcessed.Failed failed() {
            return new ImageProcessed.Failed(upload.uploadId(), upload.userId(), upload.kind(), order);
        }
    }
}
