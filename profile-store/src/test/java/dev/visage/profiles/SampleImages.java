package dev.visage.profiles;

import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.storage.ObjectKey;
import java.time.Instant;
import java.util.List;

/** Results of uploads, as a worker would tell them. */
public final class SampleImages {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");

    private SampleImages() {}

    /** A picture that no other test has. */
    public static Image image() {
        ImageId imageId = ImageId.next();
        return Image.of(
                imageId,
                List.of(new Rendition(
                        "96",
                        96,
                        96,
                        2345,
                        PictureFormat.JPEG,
                        ObjectKey.rendition(imageId, "96", PictureFormat.JPEG.extension()))));
    }

    /** A finished avatar whose upload was accepted so many milliseconds after midnight. */
    public static ImageProcessed.Succeeded avatar(UserId userId, long acceptedAt) {
        return finished(userId, PictureKind.AVATAR, acceptedAt);
    }

    /** A finished picture whose upload was accepted so many milliseconds after midnight. */
    public static ImageProcessed.Succeeded finished(UserId userId, PictureKind kind, long acceptedAt) {
        return new ImageProcessed.Succeeded(UploadId.next(), userId, kind, order(acceptedAt), image());
    }

    /** An avatar that could not be decoded. */
    public static ImageProcessed.Rejected truncated(UserId userId, long acceptedAt) {
        return new ImageProcessed.Rejected(
                UploadId.next(),
                userId,
                PictureKind.AVATAR,
                order(acceptedAt),
                new Rejection.Undecodable(Defect.TRUNCATED));
    }

    /** An avatar that could not be worked on. */
    public static ImageProcessed.Failed failed(UserId userId, long acceptedAt) {
        return new ImageProcessed.Failed(UploadId.next(), userId, PictureKind.AVATAR, order(acceptedAt));
    }

    /** The same upload, finished. */
    public static ImageProcessed.Succeeded finished(ImageProcessed result) {
        return new ImageProcessed.Succeeded(result.uploadId(), result.userId(), result.kind(), result.order(), image());
    }

    private static UploadOrder order(long acceptedAt) {
        return new UploadOrder(MIDNIGHT.plusMillis(acceptedAt), 7);
    }
}
