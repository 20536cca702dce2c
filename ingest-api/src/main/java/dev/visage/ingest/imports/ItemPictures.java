package dev.visage.ingest.imports;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.ingest.upload.Originals;
import dev.visage.ingest.upload.UploadSettings;
import dev.visage.ingest.upload.UploadTerms;
import dev.visage.ingest.upload.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** The pictures of items: judged and stored as those of uploads are. */
@Component
public class ItemPictures {

    private final UploadSettings settings;
    private final Uploads uploads;
    private final Originals originals;

    ItemPictures(UploadSettings settings, Uploads uploads, Originals originals) {
        this.settings = settings;
        this.uploads = uploads;
        this.originals = originals;
    }

    /** The longest picture that is taken. */
    public DataSize longest() {
        return settings.maxBytes();
    }

    /**
     * Judges a picture.
     *
     * @param name what its source calls it
     * @param user whose it is, as it is written; null if that cannot be told
     * @param newUser what is told of the user; null if nothing is
     */
    public SentItem judge(
            KnownImport target, String name, @Nullable String user, @Nullable NewUser newUser, byte[] bytes) {
        Inspection inspection = uploads.inspect(bytes, terms(target));
        if (inspection instanceof Inspection.Accepted accepted) {
            ImportEntry.Picture picture = picture(target, bytes, accepted.header());
            return new SentItem(
                    new ImportEntry(name, user, newUser, picture, null),
                    new SentItem.Content(bytes, accepted.header()),
                    null);
        }
        return SentItem.refused(name, user, ((Inspection.Refused) inspection).rejection());
    }

    private static ImportEntry.Picture picture(KnownImport target, byte[] bytes, PictureHeader header) {
        return new ImportEntry.Picture(
                UploadId.next(),
                Fingerprint.of(target.terms().kind(), target.terms().recipe(), bytes),
                bytes.length,
                header.format(),
                header.width(),
                header.height(),
                null);
    }

    /**
     * Stores the picture of an item, if it has one. Done twice, it is as done once.
     *
     * @param userId whose it is, where there is that user already
     */
    public Mono<Void> store(KnownImport target, SentItem item, @Nullable UserId userId) {
        ImportEntry.Picture picture = item.entry().picture();
        SentItem.Content content = item.stored();
        return picture == null || content == null
                ? Mono.empty()
                : originals.store(picture.uploadId(), userId, content.bytes(), terms(target), content.header());
    }

    private UploadTerms terms(KnownImport target) {
        return target.uploadTerms(settings.maxBytes());
    }
}
