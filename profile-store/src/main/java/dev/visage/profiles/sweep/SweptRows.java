package dev.visage.profiles.sweep;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** What the database knows of uploads and pictures that concerns the sweep. */
@Repository
class SweptRows {

    /** How many rows are asked for at once. */
    static final int PAGE = 500;

    private static final String PICTURES = """
            select user_id, kind, upload_id, order_time, order_offset, image
            from pictures
            where image_id is not null and image_id collate "C" > :after
            order by image_id collate "C"
            limit
            """ + PAGE;

    private static final String KEPT = """
            select upload_id from pictures where upload_id in (:uploadIds) and image_id is not null
            union
            select upload_id from uploads
            where upload_id in (:uploadIds) and status = 'failed' and decided_at > now() - :failedGrace * interval '1 second'
            union
            select upload_id from import_items where upload_id in (:uploadIds) and state in ('held', 'released')
            """;

    private static final String CONDEMN = """
            insert into swept_images (image_id)
            select condemned.image_id
            from unnest(cast(:imageIds as text[])) as condemned (image_id)
            where not exists (select from pictures where pictures.image_id = condemned.image_id)
            on conflict (image_id) do update set swept_at = excluded.swept_at
            returning image_id
            """;

    private final JdbcClient client;
    private final TransactionOperations transactions;

    SweptRows(JdbcClient client, TransactionOperations transactions) {
        this.client = client;
        this.transactions = transactions;
    }

    /** The pictures that profiles show, in the order of the bytes of their ids, those after an id. */
    List<ShownPicture> pictures(String after) {
        return client.sql(PICTURES)
                .param("after", after)
                .query((row, number) -> picture(row))
                .list();
    }

    /** Whether a profile still shows a picture. */
    boolean isShown(ImageId imageId) {
        return !named(List.of(imageId)).isEmpty();
    }

    /** Those of the pictures that profiles show. */
    Set<ImageId> named(Collection<ImageId> imageIds) {
        return imageIds(client.sql("select image_id from pictures where image_id in (:imageIds)")
                .param("imageIds", imageIds.stream().map(ImageId::value).toList()));
    }

    /**
     * Sees to it that no profile ever shows these pictures.
     *
     * @return all of them but those that a profile shows
     */
    Set<ImageId> condemn(Collection<ImageId> imageIds) {
        String[] values = imageIds.stream().map(ImageId::value).toArray(String[]::new);
        return transactions.execute(transaction -> {
            client.sql("select cast(pg_advisory_xact_lock(" + SweepLock.SHOWING + ") as text)")
                    .query(String.class)
                    .list();
            return imageIds(client.sql(CONDEMN).param("imageIds", values));
        });
    }

    /** Forgets pictures that were condemned so long ago that nobody can come with them any more. */
    void forget(Duration age) {
        client.sql("delete from swept_images where swept_at < now() - :age * interval '1 second'")
                .param("age", age.toSeconds())
                .update();
    }

    /**
     * Those of the uploads whose originals are kept: a profile shows what became of it, or it failed of late, or it is an item
     * of an import that has not ended.
     */
    Set<UploadId> kept(Collection<UploadId> uploadIds, Duration failedGrace) {
        return uploadIds(
                client.sql(KEPT).param("uploadIds", values(uploadIds)).param("failedGrace", failedGrace.toSeconds()));
    }

    /** Those of the uploads that have ended otherwise than failed: they never do again. */
    Set<UploadId> endedForGood(Collection<UploadId> uploadIds) {
        return uploadIds.isEmpty()
                ? Set.of()
                : uploadIds(client.sql(
                                "select upload_id from uploads where upload_id in (:uploadIds) and status <> 'failed'")
                        .param("uploadIds", values(uploadIds)));
    }

    /** Where the original of an upload lies that an import found in the bucket. */
    Optional<InPlaceOriginal> inPlace(UploadId uploadId) {
        return client.sql("""
                        select item.picture, import.terms from import_items item join imports import using (import_id)
                        where item.upload_id = :uploadId
                        """)
                .param("uploadId", uploadId.value())
                .query((row, number) -> InPlaceOriginal.of(
                        EventJson.mapper().readValue(row.getString("picture"), ImportEntry.Picture.class),
                        EventJson.mapper().readValue(row.getString("terms"), ImportTerms.class)))
                .optional()
                .flatMap(Function.identity());
    }

    private static List<UUID> values(Collection<UploadId> uploadIds) {
        return uploadIds.stream().map(UploadId::value).toList();
    }

    private static Set<UploadId> uploadIds(JdbcClient.StatementSpec statement) {
        Set<UploadId> uploadIds = new HashSet<>();
        statement.query(UUID.class).list().forEach(value -> uploadIds.add(new UploadId(value)));
        return uploadIds;
    }

    private static Set<ImageId> imageIds(JdbcClient.StatementSpec statement) {
        Set<ImageId> imageIds = new HashSet<>();
        statement.query(String.class).list().forEach(value -> imageIds.add(new ImageId(value)));
        return imageIds;
    }

    private static ShownPicture picture(ResultSet row) throws SQLException {
        return new ShownPicture(
                new UserId(row.getLong("user_id")),
                PictureKind.named(row.getString("kind")).orElseThrow(),
                new UploadId(row.getObject("upload_id", UUID.class)),
                new UploadOrder(
                        row.getObject("order_time", OffsetDateTime.class).toInstant(), row.getLong("order_offset")),
                EventJson.mapper().readValue(row.getString("image"), Image.class));
    }
}
