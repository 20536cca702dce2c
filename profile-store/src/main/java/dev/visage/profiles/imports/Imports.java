package dev.visage.profiles.imports;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ImportTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The imports.
 *
 * <p>The row of an import is the lock for all its items: whoever changes the state of one, or adds one, holds it. Locks are
 * taken in the order profiles, imports (by their ids), items, by everybody: a transaction that has an import's row makes no
 * users and changes no profiles from then on. So nobody waits in a circle, and what a transaction has read of the items of an import that
 * it holds stays so until it ends.
 */
@Repository
class Imports {

    private static final String INSERT = """
            insert into imports (import_id, terms, created_by, stage, created_at, cursor, reader_until)
            values (:importId, cast(:terms as json), :createdBy, :stage, :createdAt, :cursor, :readerUntil)
            """;

    private static final String UPDATE = """
            update imports set stage = :stage, paused = :paused,
                refused = :refused, checked = :checked, held = :held, released = :released, applied = :applied,
                superseded = :superseded, rejected = :rejected, failed = :failed, cancelled = :cancelled,
                pace = :pace, pace_at = :paceAt, pace_since = :paceSince, paid_until = :paidUntil, ended_at = :endedAt
            where import_id = :importId
            """;

    /** Those of which items may be handed out, unless somebody else does just that. */
    private static final String WAITING = """
            select * from imports
            where ended_at is null and stage in ('open', 'closed') and not paused and held > 0
                and released < :window and (paid_until is null or paid_until < :now)
            order by import_id
            for update skip locked
            """;

    private final JdbcClient client;

    Imports(JdbcClient client) {
        this.client = client;
    }

    void add(StoredImport first) {
        client.sql(INSERT)
                .param("importId", first.importId().value())
                .param("terms", EventJson.mapper().writeValueAsString(first.terms()))
                .param("createdBy", first.createdBy())
                .param("stage", first.stage().columnName())
                .param("createdAt", Timestamp.from(first.createdAt()))
                .param("cursor", first.terms().source() == null ? null : "")
                .param("readerUntil", first.terms().source() == null ? null : Timestamp.from(first.createdAt()))
                .update();
    }

    Optional<StoredImport> find(ImportId importId) {
        return client.sql("select * from imports where import_id = :importId")
                .param("importId", importId.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those before an id, newest first. */
    List<StoredImport> page(@Nullable String createdBy, @Nullable ImportId after, int limit) {
        return client.sql("""
                        select * from imports
                        where (cast(:createdBy as text) is null or created_by = :createdBy)
                            and (cast(:after as uuid) is null or import_id < :after)
                        order by import_id desc limit :limit
                        """)
                .param("createdBy", createdBy)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Imports that nobody else changes until the transaction ends. */
    List<StoredImport> lock(Collection<ImportId> importIds) {
        UUID[] values = importIds.stream().map(ImportId::value).toArray(UUID[]::new);
        return client.sql("select * from imports where import_id = any (:importIds) order by import_id for update")
                .param("importIds", values)
                .query((row, number) -> read(row))
                .list();
    }

    /** The same of one, if it exists. */
    Optional<StoredImport> lock(ImportId importId) {
        return lock(List.of(importId)).stream().findFirst();
    }

    /** Locks the imports that seem to have room. */
    List<StoredImport> lockWaiting(int window, Instant now) {
        return client.sql(WAITING)
                .param("window", window)
                .param("now", Timestamp.from(now))
                .query((row, number) -> read(row))
                .list();
    }

    /** How many other imports have items that wait for their turn. */
    int othersWaiting(ImportId importId) {
        return client.sql("""
                        select count(*) from imports
                        where ended_at is null and stage in ('open', 'closed') and not paused and held > 0
                            and import_id <> :importId
                        """)
                .param("importId", importId.value())
                .query(Integer.class)
                .single();
    }

    /** Writes an import that this transaction has locked. */
    void update(StoredImport changed) {
        JdbcClient.StatementSpec statement = client.sql(UPDATE)
                .param("importId", changed.importId().value())
                .param("stage", changed.stage().columnName())
                .param("paused", changed.paused())
                .param("pace", changed.pace().sum())
                .param("paceAt", timestamp(changed.pace().at()))
                .param("paceSince", timestamp(changed.pace().since()))
                .param("paidUntil", timestamp(changed.paidUntil()))
                .param("endedAt", timestamp(changed.endedAt()));
        for (ItemState state : ItemState.values()) {
            statement = statement.param(state.columnName(), changed.tally().of(state));
        }
        statement.update();
    }

    private static StoredImport read(ResultSet row) throws SQLException {
        Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
        for (ItemState state : ItemState.values()) {
            counts.put(state, row.getLong(state.columnName()));
        }
        return new StoredImport(
                new ImportId(row.getObject("import_id", UUID.class)),
                EventJson.mapper().readValue(row.getString("terms"), ImportTerms.class),
                row.getString("created_by"),
                Stage.named(row.getString("stage")),
                row.getBoolean("paused"),
                new Tally(counts),
                new Pace(row.getDouble("pace"), instant(row, "pace_at"), instant(row, "pace_since")),
                instant(row, "paid_until"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
