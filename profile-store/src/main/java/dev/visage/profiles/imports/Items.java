package dev.visage.profiles.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The items of imports. Whatever changes one holds the row of its import. */
@Repository
class Items {

    private static final String PUT = """
            insert into import_items (import_id, number, identity, name, given_user, user_id, state, duplicate, upload_id,
                order_time, order_offset, picture, reason, taken_at, ended_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as json), cast(? as json), ?, ?)
            on conflict (import_id, number) do update set
                identity = excluded.identity, name = excluded.name, given_user = excluded.given_user,
                user_id = excluded.user_id, state = excluded.state, duplicate = excluded.duplicate,
                upload_id = excluded.upload_id, order_time = excluded.order_time, order_offset = excluded.order_offset,
                picture = excluded.picture, reason = excluded.reason, taken_at = excluded.taken_at,
                ended_at = excluded.ended_at
            """;

    private static final String RELEASE = """
            with due as (
                select number from import_items
                where import_id = :importId and state = 'held'
                order by number limit :limit)
            update import_items item set state = 'released' from due
            where item.import_id = :importId and item.number = due.number
            returning item.*
            """;

    private static final String END = """
            with ended as (
                select item.import_id, item.number, item.state as was, given.state, given.reason
                from unnest(cast(:uploadIds as uuid[]), cast(:states as text[]), cast(:reasons as text[]))
                    as given (upload_id, state, reason)
                join import_items item on item.upload_id = given.upload_id)
            update import_items item set state = ended.state, reason = cast(ended.reason as json), ended_at = :now
            from ended
            where item.import_id = ended.import_id and item.number = ended.number
            returning item.import_id, ended.was, ended.state
            """;

    private static final String ERASE = """
            with theirs as (
                select import_id, number, state as was from import_items
                where import_id = any (:importIds) and user_id = :userId)
            update import_items item set
                identity = gen_random_uuid(), name = 'erased', given_user = null, user_id = null, picture = null,
                state = case was when 'held' then 'rejected' else state end,
                reason = case was when 'held' then cast(:reason as json) else reason end,
                ended_at = case was when 'held' then :now else ended_at end
            from theirs
            where item.import_id = theirs.import_id and item.number = theirs.number
            returning item.import_id, theirs.was, item.state
            """;

    private final JdbcClient client;
    private final JdbcTemplate template;

    Items(JdbcClient client, JdbcTemplate template) {
        this.client = client;
        this.template = template;
    }

    /** Those of the items that an import has. */
    List<StoredItem> known(ImportId importId, Collection<UUID> identities) {
        return client.sql("select * from import_items where import_id = :importId and identity = any (:identities)")
                .param("importId", importId.value())
                .param("identities", identities.toArray(UUID[]::new))
                .query((row, number) -> ItemRows.read(row))
                .list();
    }

    /** The items of users that were taken by an import, in the order of their numbers. */
    List<StoredItem> ofUsers(ImportId importId, Collection<UserId> userIds) {
        return client.sql("""
                        select * from import_items
                        where import_id = :importId and user_id = any (:userIds) and state <> 'refused'
                        order by number
                        """)
                .param("importId", importId.value())
                .param("userIds", userIds.stream().map(UserId::value).toArray(Long[]::new))
                .query((row, number) -> ItemRows.read(row))
                .list();
    }

    /** The items of an import after a number, in the order of their numbers. */
    List<StoredItem> page(ImportId importId, @Nullable ItemStatus status, long after, int limit) {
        String[] states = Stream.of(ItemState.values())
                .filter(state -> status == null || state.status() == status)
                .map(ItemState::columnName)
                .toArray(String[]::new);
        return client.sql("""
                        select * from import_items
                        where import_id = :importId and number > :after
                            and (:all or state = any (:states))
                        order by number limit :limit
                        """)
                .param("importId", importId.value())
                .param("after", after)
                .param("all", status == null)
                .param("states", states)
                .param("limit", limit)
                .query((row, number) -> ItemRows.read(row))
                .list();
    }

    /** Writes items, those with numbers that there are over what was there. */
    void put(ImportId importId, Collection<StoredItem> items) {
        template.batchUpdate(PUT, items, Math.max(1, items.size()), (statement, item) -> {
            statement.setObject(1, importId.value());
            ItemRows.set(statement, item);
        });
    }

    /** Hands out the first items that wait. */
    List<StoredItem> release(ImportId importId, int limit) {
        return client
                .sql(RELEASE)
                .param("importId", importId.value())
                .param("limit", limit)
                .query((row, number) -> ItemRows.read(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(StoredItem::number))
                .toList();
    }

    /** Ends those of an import's items that wait; tells how many. */
    int cancelHeld(ImportId importId, Instant now) {
        return client.sql("""
                        update import_items set state = 'cancelled', ended_at = :now
                        where import_id = :importId and state = 'held'
                        """)
                .param("importId", importId.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The imports that have items of a user. */
    List<ImportId> importsOf(UserId userId) {
        return client.sql("select distinct import_id from import_items where user_id = :userId")
                .param("userId", userId.value())
                .query((row, number) -> new ImportId(row.getObject("import_id", UUID.class)))
                .list();
    }

    /**
     * Leaves of a user's items no more than their numbers, uploads and ends; those that wait end.
     *
     * @param reason why these end
     * @return what ended
     */
    List<Ended> erase(UserId userId, Collection<ImportId> importIds, ItemReason reason, Instant now) {
        return client
                .sql(ERASE)
                .param("importIds", importIds.stream().map(ImportId::value).toArray(UUID[]::new))
                .param("userId", userId.value())
                .param("reason", ItemRows.json(reason))
                .param("now", Timestamp.from(now))
                .query((row, number) -> ended(row))
                .list()
                .stream()
                .filter(item -> item.was() != item.state())
                .toList();
    }

    /** Of which imports uploads are; those of none are left out. */
    List<ImportedUpload> imported(Collection<UploadId> uploadIds) {
        return client.sql("""
                        select item.upload_id, item.import_id, cast(import.terms ->> 'notifyUsers' as boolean) as told
                        from import_items item join imports import using (import_id)
                        where item.upload_id = any (:uploadIds)
                        """)
                .param("uploadIds", uploadIds.stream().map(UploadId::value).toArray(UUID[]::new))
                .query((row, number) -> new ImportedUpload(
                        new UploadId(row.getObject("upload_id", UUID.class)),
                        new ImportId(row.getObject("import_id", UUID.class)),
                        row.getBoolean("told")))
                .list();
    }

    /** Writes how items ended, and tells what they were before. */
    List<Ended> end(Collection<ItemEnd> ends, Instant now) {
        return client.sql(END)
                .param(
                        "uploadIds",
                        ends.stream().map(end -> end.uploadId().value()).toArray(UUID[]::new))
                .param(
                        "states",
                        ends.stream().map(end -> end.state().columnName()).toArray(String[]::new))
                .param("reasons", ends.stream().map(ItemRows::reason).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .query((row, number) -> ended(row))
                .list();
    }

    private static Ended ended(ResultSet row) throws SQLException {
        return new Ended(
                new ImportId(row.getObject("import_id", UUID.class)),
                ItemState.named(row.getString("was")),
                ItemState.named(row.getString("state")));
    }

    /** An item went from one state to another. */
    record Ended(ImportId importId, ItemState was, ItemState state) {}
}
