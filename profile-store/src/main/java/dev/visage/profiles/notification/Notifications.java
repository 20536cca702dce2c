package dev.visage.profiles.notification;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.NotificationCreated;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.contracts.profile.NotificationPage;
import dev.visage.profiles.outbox.Outbox;
import dev.visage.profiles.profile.Profiles;
import dev.visage.profiles.profile.StoredProfile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Profiles profiles;
    private final Outbox outbox;
    private final Texts texts;

    Notifications(JdbcClient client, JdbcTemplate template, Profiles profiles, Outbox outbox, Texts texts) {
        this.client = client;
        this.template = template;
        this.profiles = profiles;
        this.outbox = outbox;
        this.texts = texts;
    }

    /**
     * Tells a user something, if there is such a user and they want to be told. To be called in a transaction, which has the
     * lock of the profile from then on.
     */
    public void tell(Notice notice, Instant now) {
        outbox.append(announcements(add(List.of(notice), profiles.lock(List.of(notice.userId())), now)));
    }

    /** What others are told of notifications. */
    public static List<Event<?>> announcements(List<Notification> notifications) {
        return notifications.stream()
                .<Event<?>>map(notification -> Event.of(
                        EventType.NOTIFICATION_CREATED,
                        notification.userId(),
                        notification.createdAt(),
                        new NotificationCreated(notification)))
                .toList();
    }

    /**
     * Writes a notification for each notice that its user wants, in their order, in the language of the user's locale.
     *
     * @param locked the profiles of the users, which this transaction has locked; who has none is told nothing
     */
    public List<Notification> add(List<Notice> all, Map<UserId, StoredProfile> locked, Instant createdAt) {
        List<Notice> notices =
                all.stream().filter(notice -> isWanted(notice, locked)).toList();
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
            Notice notice = notices.get(i);
            StoredProfile profile = Objects.requireNonNull(locked.get(notice.userId()));
            Language language = Language.of(profile.attributes().locale());
            notifications.add(new Notification(
                    new NotificationId(ids.get(i)),
                    notice.userId(),
                    notice.topic(),
                    texts.text(notice.title(), language),
                    texts.text(notice.text(), language),
                    notice.uploadId(),
                    createdAt,
                    null));
        }
        template.batchUpdate(INSERT, notifications, notifications.size(), Notifications::set);
        return notifications;
    }

    private static boolean isWanted(Notice notice, Map<UserId, StoredProfile> locked) {
        StoredProfile profile = locked.get(notice.userId());
        return profile != null && profile.preferences().wants(notice.topic(), notice.byDefault());
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

    /** Deletes all that a user was told. */
    public void deleteAll(UserId userId) {
        client.sql("delete from notifications where user_id = :userId")
                .param("userId", userId.value())
                .update();
    }

    private static void set(PreparedStatement statement, Notification notification) throws SQLException {
        UploadId uploadId = notification.uploadId();
        statement.setLong(1, notification.notificationId().value());
        statement.setLong(2, notification.userId().value());
        statement.setString(3, notification.topic().wireName());
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
                Topic.named(row.getString("topic")).orElseThrow(),
                row.getString("title"),
                row.getString("text"),
                uploadId == null ? null : new UploadId(uploadId),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                readAt == null ? null : readAt.toInstant());
    }
}
