package dev.visage.profiles.outbox;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The events that are to be published. */
@Repository
public class Outbox {

    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, created_at)
            values (?, ?, ?, ?, cast(? as json), ?)
            """;

    private final JdbcTemplate template;

    Outbox(JdbcTemplate template) {
        this.template = template;
    }

    /** Writes events, in their order, to be published if and only if the transaction that this belongs to commits. */
    public void append(List<Event<?>> events) {
        template.batchUpdate(INSERT, events, events.size(), Outbox::set);
    }

    private static void set(PreparedStatement statement, Event<?> event) throws SQLException {
        statement.setObject(1, event.id().value());
        statement.setString(2, event.type().topic().topicName());
        statement.setString(3, event.key());
        statement.setString(4, event.type().name());
        statement.setString(5, new String(EventRecords.data(event), StandardCharsets.UTF_8));
        statement.setTimestamp(6, Timestamp.from(event.time()));
    }
}
