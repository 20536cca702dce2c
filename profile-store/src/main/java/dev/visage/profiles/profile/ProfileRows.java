package dev.visage.profiles.profile;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.NotificationPreferences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Reads profiles with their pictures: as many rows for each as it has pictures, or one if it has none. */
final class ProfileRows implements ResultSetExtractor<Map<UserId, StoredProfile>> {

    static final String SELECT = """
            select p.*, k.kind, k.image, k.upload_id, k.order_time, k.order_offset
            from profiles p left join pictures k on k.user_id = p.user_id
            """;

    @Override
    public Map<UserId, StoredProfile> extractData(ResultSet rows) throws SQLException {
        Map<UserId, StoredProfile> profiles = new LinkedHashMap<>();
        while (rows.next()) {
            UserId userId = new UserId(rows.getLong("user_id"));
            StoredProfile known = profiles.get(userId);
            StoredProfile profile = known == null ? profile(userId, rows) : known;
            String kind = rows.getString("kind");
            profiles.put(userId, kind == null ? profile : profile.including(kind(kind), picture(rows)));
        }
        return profiles;
    }

    private static StoredProfile profile(UserId userId, ResultSet row) throws SQLException {
        OffsetDateTime uploadsAfter = row.getObject("uploads_after", OffsetDateTime.class);
        return new StoredProfile(
                userId,
                new ProfileVersion(row.getLong("version")),
                EventJson.mapper().readValue(row.getString("attributes"), Attributes.class),
                Map.of(),
                EventJson.mapper().readValue(row.getString("notification_preferences"), NotificationPreferences.class),
                uploadsAfter == null ? null : uploadsAfter.toInstant(),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Picture picture(ResultSet row) throws SQLException {
        String image = row.getString("image");
        return new Picture(
                image == null ? null : EventJson.mapper().readValue(image, Image.class),
                new UploadId(row.getObject("upload_id", UUID.class)),
                new UploadOrder(instant(row, "order_time"), row.getLong("order_offset")));
    }

    private static PictureKind kind(String wireName) {
        return PictureKind.named(wireName).orElseThrow();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
