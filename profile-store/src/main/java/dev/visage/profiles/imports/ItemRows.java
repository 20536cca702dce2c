package dev.visage.profiles.imports;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ItemReason;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Items as rows. */
final class ItemRows {

    private ItemRows() {}

    static StoredItem read(ResultSet row) throws SQLException {
        Long userId = row.getObject("user_id", Long.class);
        Instant orderTime = instant(row, "order_time");
        return new StoredItem(
                row.getLong("number"),
                row.getObject("identity", UUID.class),
                row.getString("name"),
                row.getString("given_user"),
                userId == null ? null : new UserId(userId),
                ItemState.named(row.getString("state")),
                row.getBoolean("duplicate"),
                json(row.getString("picture"), ImportEntry.Picture.class),
                orderTime == null ? null : new UploadOrder(orderTime, row.getLong("order_offset")),
                json(row.getString("reason"), ItemReason.class),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"));
    }

    /** Sets all parameters but the first, which is the import. */
    static void set(PreparedStatement statement, StoredItem item) throws SQLException {
        UserId userId = item.userId();
        UploadId uploadId = item.uploadId();
        UploadOrder order = item.order();
        Instant endedAt = item.endedAt();
        statement.setLong(2, item.number());
        statement.setObject(3, item.identity());
        statement.setString(4, item.name());
        statement.setString(5, item.user());
        statement.setObject(6, userId == null ? null : userId.value(), Types.BIGINT);
        statement.setString(7, item.state().columnName());
        statement.setBoolean(8, item.duplicate());
        statement.setObject(9, uploadId == null ? null : uploadId.value(), Types.OTHER);
        statement.setTimestamp(10, order == null ? null : Timestamp.from(order.appendedAt()));
        statement.setObject(11, order == null ? null : order.offset(), Types.BIGINT);
        statement.setString(12, json(item.picture()));
        statement.setString(13, json(item.reason()));
        statement.setTimestamp(14, Timestamp.from(item.takenAt()));
        statement.setTimestamp(15, endedAt == null ? null : Timestamp.from(endedAt));
    }

    static @Nullable String reason(ItemEnd end) {
        return json(end.reason());
    }

    private static <T> @Nullable T json(@Nullable String text, Class<T> type) {
        return text == null ? null : EventJson.mapper().readValue(text, type);
    }

    static @Nullable String json(@Nullable Object value) {
        return value == null ? null : EventJson.mapper().writeValueAsString(value);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
