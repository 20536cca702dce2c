package dev.visage.profiles.imports;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.imports.ItemReason;
import org.jspecify.annotations.Nullable;

/**
 * How an item ended.
 *
 * @param reason why it did not become its user's picture; null if it did
 */
record ItemEnd(UploadId uploadId, ItemState state, @Nullable ItemReason reason) {

    static ItemEnd of(UploadOutcome outcome) {
        return outcome.translate(new UploadOutcome.Translation<>() {
            @Override
            public ItemEnd applied(UploadOutcome.Applied applied) {
                return new ItemEnd(applied.uploadId(), ItemState.APPLIED, null);
            }

            @Override
            public ItemEnd superseded(UploadOutcome.Superseded superseded) {
                return new ItemEnd(
                        superseded.uploadId(),
                        ItemState.SUPERSEDED,
                        ItemReason.of(
                                "superseded",
                                "A newer picture of the user, " + superseded.by() + ", was there before."));
            }

            @Override
            public ItemEnd rejected(UploadOutcome.Rejected rejected) {
                return new ItemEnd(
                        rejected.uploadId(),
                        ItemState.REJECTED,
                        ItemReason.of(
                                rejected.reason().code(), rejected.reason().sentence()));
            }

            @Override
            public ItemEnd failed(UploadOutcome.Failed failed) {
                return new ItemEnd(
                        failed.uploadId(),
                        ItemState.FAILED,
                        ItemReason.of(
                                "failed",
                                "Something went wrong on our side; the picture may be sent in another import."));
            }
        });
    }
}
