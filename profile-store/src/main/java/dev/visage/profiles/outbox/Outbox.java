package dev.visage.profiles.outbox;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.ProfileErased;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ProfileVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events that are to be published. */
@Repository
public class Outbox {

    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, created_at, placement, profile_version)
            select id, topic, key, type, cast(payload as json), created_at, placement, version
            from unnest(cast(:ids as uuid[]), cast(:topics as text[]), cast(:keys as text[]), cast(:types as text[]),
                    cast(:payloads as text[]), cast(:times as timestamptz[]), cast(:placements as text[]),
                    cast(:versions as bigint[]))
                with ordinality as given (id, topic, key, type, payload, created_at, placement, version, place)
            order by place
            """;

    private final JdbcClient client;

    Outbox(JdbcClient client) {
        this.client = client;
    }

    /** Writes events, in their order, to be published if and only if the transaction that this belongs to commits. */
    public void append(List<Event<?>> events) {
        write(events.stream().map(event -> new Row(event, null)).toList());
    }

    /** The same of uploads that were given their places before. */
    public void append(Map<Event<ImageUploaded>, UploadOrder> announcements) {
        write(announcements.entrySet().stream()
                .map(each -> new Row(each.getKey(), each.getValue().text()))
                .toList());
    }

    private void write(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        client.sql(INSERT)
                .param("ids", column(rows, row -> row.event().id().value(), UUID[]::new))
                .param("topics", column(rows, row -> row.event().type().topic().topicName(), String[]::new))
                .param("keys", column(rows, row -> row.event().key(), String[]::new))
                .param("types", column(rows, row -> row.event().type().name(), String[]::new))
                .param("payloads", column(rows, Row::payload, String[]::new))
                .param("times", column(rows, row -> row.event().time().toString(), String[]::new))
                .param("placements", column(rows, Row::placement, String[]::new))
                .param("versions", column(rows, Row::erased, Long[]::new))
                .update();
    }

    private static <T> T[] column(List<Row> rows, Function<Row, @Nullable T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private record Row(Event<?> event, @Nullable String placement) {

        /** Of a tombstone. */
        @Nullable
        Long erased() {
            ProfileVersion version = event.data() instanceof ProfileErased tombstone ? tombstone.version() : null;
            return version == null ? null : version.value();
        }

        /** Null of a tombstone. */
        @Nullable
        String payload() {
            return event.data() instanceof ProfileErased
                    ? null
                    : new String(EventRecords.data(event), StandardCharsets.UTF_8);
        }
    }
}
