package dev.visage.profiles.outbox;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.ProfileErased;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ProfileVersion;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The events that are to be published. */
@Repository
public class Outbox {

    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, created_at, placement, profile_version)
            values (?, ?, ?, ?, cast(? as json), ?, ?, ?)
            """;

    private final JdbcTemplate template;

    Outbox(JdbcTemplate template) {
        this.template = template;
    }

    /** Writes events, in their order, to be published if and only if the transaction that this belongs to commits. */
    public void append(List<Event<?>> events) {
        template.batchUpdate(INSERT, events, events.size(), (statement, event) -> set(statement, event, null));
    }

    /** The same of uploads that were given their places before. */
    public void append(Map<Event<ImageUploaded>, UploadOrder> announcements) {
        template.batchUpdate(
                INSERT,
                announcements.entrySet(),
                announcements.size(),
                (statement, announcement) -> set(
                        statement,
                        announcement.getKey(),
                        announcement.getValue().text()));
    }

    private static void set(PreparedStatement statement, Event<?> event, @Nullable String placement)
            throws SQLException {
        statement.setObject(1, event.id().value());
        statement.setString(2, event.type().topic().topicName());
        statement.setString(3, event.key());
        statement.setString(4, event.type().name());
        ProfileVersion erased = event.data() instanceof ProfileErased tombstone ? tombstone.version() : null;
        statement.setString(5, erased != null ? null : new String(EventRecords.data(event), StandardCharsets.UTF_8));
        statement.setTimestamp(6, Timestamp.from(event.time()));
        statement.setString(7, placement);
        statement.setObject(8, erased == null ? null : erased.value(), Types.BIGINT);
    }
}
