package dev.visage.ingest.upload;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.store.StoreThreads;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectDescription;
import dev.visage.objects.ObjectStore;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Uploads as they came, each with whose it is beside it. */
@Component
public class Originals {

    private static final String USER = "visage-user";
    private static final String KIND = "visage-kind";

    private final ObjectStore store;
    private final StoreThreads threads;

    Originals(ObjectStore store, StoreThreads threads) {
        this.store = store;
        this.threads = threads;
    }

    Mono<Void> store(UploadId uploadId, Upload upload, PictureFormat format) {
        Map<String, String> owner = Map.of(
                USER, upload.userId().toString(), KIND, upload.terms().kind().wireName());
        return threads.call(() -> {
                    store.put(
                            ObjectKey.original(uploadId), new ObjectContent(upload.bytes(), format.mediaType(), owner));
                    return uploadId;
                })
                .then();
    }

    /** Whose an upload is, as long as its original is kept; empty for one that was never accepted. */
    public Mono<Original> find(UploadId uploadId) {
        return threads.call(() -> store.describe(ObjectKey.original(uploadId)))
                .flatMap(Mono::justOrEmpty)
                .flatMap(description -> Mono.justOrEmpty(original(uploadId, description)));
    }

    private static Optional<Original> original(UploadId uploadId, ObjectDescription description) {
        String user = description.metadata().get(USER);
        return PictureKind.named(description.metadata().getOrDefault(KIND, ""))
                .filter(kind -> user != null)
                .map(kind -> new Original(uploadId, UserId.valueOf(String.valueOf(user)), kind));
    }

    /**
     * An upload that was accepted.
     *
     * @param uploadId the upload
     * @param userId whose picture it is to become
     * @param kind which picture of that user
     */
    public record Original(UploadId uploadId, UserId userId, PictureKind kind) {}
}
