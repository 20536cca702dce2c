package dev.visage.profiles.outbox;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;

/** An outbox in which many events wait. */
final class FullOutbox {

    private FullOutbox() {}

    /** Adds an event as often as this, in the order of its new ids. */
    static void fill(JdbcTemplate database, Event<?> event, int rows) {
        database.update(
                """
                insert into outbox (id, aggregatetype, aggregateid, type, payload, created_at)
                select ('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, ?, ?, ?, cast(? as json), ?
                from generate_series(1, ?) number order by number
                """,
                event.type().topic().topicName(),
                event.key(),
                event.type().name(),
                new String(EventRecords.data(event), StandardCharsets.UTF_8),
                Timestamp.from(event.time()),
                rows);
    }

    /** The id of one of them, counted from 1. */
    static String id(int number) {
        return "00000000-0000-7000-8000-%012x".formatted(number);
    }
}
