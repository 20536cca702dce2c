package dev.visage.profiles.notification;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.contracts.profile.NotificationPage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What users were told. */
@Repository
public class Notifications {

    private static final String INSERT = """
            insert into notifications (notification_id, user_id, topic, title, text, upload_id, created_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient client;
    private final JdbcTemplate template;

    Notifications(JdbcClient client, JdbcTemplate template) {
        this.client = client;
        this.template = template;
    }

    /** Writes a notification for each notice, in their order. */
    public List<Notification> add(List<Notice> notices, Instant createdAt) {
        if (notices.isEmpty()) {
            return List.of();
        }
        // Ids drawn before the rows are written leave a batch of inserts without results to read back.
        List<Long> ids =
                client.sql("""
                        select nextval(pg_get_serial_sequence('notifications', 'notification_id'))
                        from generate_series(1, :count)
                        """).param("count", notices.size()).query(Long.class).list();
        List<Notification> notifications = new ArrayList<>();
        for (int i = 0; i < notices.size(); i++) {
            notifications.add(notices.get(i).numbered(new NotificationId(ids.get(i)), createdAt));
        }
        template.batchUpdate(INSERT, notifications, notifications.size(), Notifications::set);
        return notifications;
    }

    /** What a user was told, newest first, and how much that is in all. */
    public NotificationPage newest(UserId userId, int limit) {
        return client.sql("""
                        select *, count(*) over () as total from notifications
                        where user_id = :userId order by notification_id desc limit :limit
                        """)
                .param("userId", userId.value())
                .param("limit", limit)
                .query(Notifications::page);
    }

    /** Keeps that a user has read a notification, if there is such a one; what was read first stays. */
    public Optional<Notification> read(UserId userId, NotificationId notificationId, Instant readAt) {
        return client.sql("""
                        update notifications set read_at = coalesce(read_at, :readAt)
                        where notification_id = :notificationId and user_id = :userId returning *
                        """)
                .param("readAt", Timestamp.from(readAt))
                .param("notificationId", notificationId.value())
                .param("userId", userId.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Deletes a notification of a user; false if there is no such one. */
    public boolean delete(UserId userId, NotificationId notificationId) {
        return client.sql("delete from notifications where notification_id = :notificationId and user_id = :userId")
                        .param("notificationId", notificationId.value())
                        .param("userId", userId.value())
                        .update()
                == 1;
    }

    private static void set(PreparedStatement statement, Notification notification) throws SQLException {
        UploadId uploadId = notification.uploadId();
        statement.setLong(1, notification.notificationId().value());
        statement.setLong(2, notification.userId().value());
        statement.setString(3, wireName(notification.topic()));
        statement.setString(4, notification.title());
        statement.setString(5, notification.text());
        statement.setObject(6, uploadId == null ? null : uploadId.value());
        statement.setTimestamp(7, Timestamp.from(notification.createdAt()));
    }

    private static NotificationPage page(ResultSet rows) throws SQLException {
        List<Notification> newest = new ArrayList<>();
        long total = 0;
        while (rows.next()) {
            newest.add(read(rows));
            total = rows.getLong("total");
        }
        return new NotificationPage(newest, total);
    }

    private static Notification read(ResultSet row) throws SQLException {
        UUID uploadId = row.getObject("upload_id", UUID.class);
        OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
        return new Notification(
                new NotificationId(row.getLong("notification_id")),
                new UserId(row.getLong("user_id")),
                topic(row.getString("topic")),
                row.getString("title"),
                row.getString("text"),
                uploadId == null ? null : new UploadId(uploadId),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                readAt == null ? null : readAt.toInstant());
    }

    private static String wireName(Topic topic) {
        return EventJson.mapper().convertValue(topic, String.class);
    }

    private static Topic topic(String wireName) {
        return EventJson.mapper().convertValue(wireName, Topic.class);
    }
}
