package dev.visage.ingest.upload;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.original.OriginalMetadata;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.store.StoreThreads;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Uploads as they came, each with whose it is beside it. */
@Component
public class Originals {

    private final ObjectStore store;
    private final StoreThreads threads;

    Originals(ObjectStore store, StoreThreads threads) {
        this.store = store;
        this.threads = threads;
    }

    /** Stores an upload; blocks. */
    void store(UploadId uploadId, Upload upload, PictureHeader header) {
        store(uploadId, upload.bytes(), header, metadata(upload.userId(), upload.terms(), header));
    }

    /**
     * Stores the bytes of a picture that was judged.
     *
     * @param userId whose it is to become; null if nobody knows yet, as of a user that is made with it
     */
    public Mono<Void> store(
            UploadId uploadId, @Nullable UserId userId, byte[] bytes, UploadTerms terms, PictureHeader header) {
        Map<String, String> metadata = userId == null ? Map.of() : metadata(userId, terms, header);
        return threads.call(() -> {
                    store(uploadId, bytes, header, metadata);
                    return uploadId;
                })
                .then();
    }

    private static Map<String, String> metadata(UserId userId, UploadTerms terms, PictureHeader header) {
        return new OriginalMetadata(
                        userId,
                        terms.kind(),
                        new OriginalMetadata.Terms(terms.client(), header.width(), header.height(), terms.recipe()))
                .values();
    }

    private void store(UploadId uploadId, byte[] bytes, PictureHeader header, Map<String, String> metadata) {
        store.put(
                ObjectKey.original(uploadId),
                new ObjectContent(bytes, header.format().mediaType(), metadata));
    }

    /** What is known of an upload, as long as its original is kept; empty for one that was never accepted. */
    public Mono<OriginalMetadata> find(UploadId uploadId) {
        return threads.call(() -> store.describe(ObjectKey.original(uploadId)))
                .flatMap(Mono::justOrEmpty)
                .flatMap(description -> Mono.justOrEmpty(OriginalMetadata.of(description.metadata())));
    }
}
