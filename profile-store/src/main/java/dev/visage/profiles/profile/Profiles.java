package dev.visage.profiles.profile;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.NotificationPreferences;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The profiles and their pictures. */
@Repository
public class Profiles {

    private static final String UPDATE =
            "update profiles set attributes = cast(? as json), version = ?, updated_at = ? where user_id = ?";

    private static final String INSERT = """
            insert into profiles (attributes, version, updated_at, user_id, created_at)
            values (cast(? as json), ?, ?, ?, ?)
            on conflict (user_id) do nothing
            """;

    private static final String INSERT_FREE = INSERT.replace("(user_id) do", "do");

    /**
     * Whatever calls it, a picture never gives way to one of another upload that is not newer; that of the same upload may
     * be made anew while it is shown.
     */
    private static final String SHOW = """
            insert into pictures (user_id, kind, upload_id, order_time, order_offset, image)
            values (?, ?, ?, ?, ?, cast(? as jsonb))
            on conflict (user_id, kind) do update set
                upload_id = excluded.upload_id,
                order_time = excluded.order_time,
                order_offset = excluded.order_offset,
                image = excluded.image
            where (pictures.order_time, pictures.order_offset) < (excluded.order_time, excluded.order_offset)
                or (pictures.upload_id = excluded.upload_id and pictures.image_id <> excluded.image ->> 'imageId')
            """;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final ErasedProfiles erased;

    Profiles(JdbcClient client, JdbcTemplate template, ErasedProfiles erased) {
        this.client = client;
        this.template = template;
        this.erased = erased;
    }

    /** The profile of a user. */
    public Optional<StoredProfile> find(UserId userId) {
        return Optional.ofNullable(read(List.of(userId)).get(userId));
    }

    /** The profiles of those users that are known, in the order of their ids. */
    public List<StoredProfile> find(Collection<UserId> userIds) {
        return List.copyOf(read(userIds).values());
    }

    /** The profiles of the users with these names, whatever their case, in the order of their ids. */
    public List<StoredProfile> named(Collection<String> usernames) {
        return matching("p.username", usernames);
    }

    /** The profiles of the users with this primary address, whatever its case, in the order of their ids. */
    public List<StoredProfile> withEmail(String address) {
        return matching("p.email", List.of(address));
    }

    private List<StoredProfile> matching(String column, Collection<String> texts) {
        // PostgreSQL has no text with U+0000, not even to look for it.
        String[] storable =
                texts.stream().filter(text -> text.indexOf('\0') < 0).toArray(String[]::new);
        return List.copyOf(client.sql(ProfileRows.SELECT + "where lower(" + column + """
                        ) in (select lower(given collate pg_c_utf8) from unnest(cast(:texts as text[])) given)
                        order by p.user_id
                        """)
                .param("texts", storable)
                .query(new ProfileRows())
                .values());
    }

    /**
     * The profiles of those users that are known, which nobody else changes until the transaction ends. Everybody locks
     * in the order of the ids, so nobody waits in a circle; the profiles are read after the locks are held, because what
     * a waiting statement has joined is as old as its beginning. Only those: who was made between is locked by nobody.
     */
    public Map<UserId, StoredProfile> lock(Collection<UserId> userIds) {
        List<UserId> locked = client.sql(
                        "select user_id from profiles where user_id in (:userIds) order by user_id for update")
                .param("userIds", values(userIds))
                .query((row, number) -> new UserId(row.getLong("user_id")))
                .list();
        return locked.isEmpty() ? Map.of() : read(locked);
    }

    /** Writes profiles that this transaction has locked. */
    public void update(Collection<StoredProfile> profiles) {
        template.batchUpdate(UPDATE, profiles, profiles.size(), Profiles::set);
        List<Shown> shown = profiles.stream().flatMap(Shown::of).toList();
        template.batchUpdate(SHOW, shown, shown.size(), (statement, row) -> row.set(statement));
    }

    /** Takes a picture off a profile that this transaction has locked. */
    void takeOff(UserId userId, PictureKind kind) {
        client.sql("update pictures set image = null where user_id = :userId and kind = :kind")
                .param("userId", userId.value())
                .param("kind", kind.wireName())
                .update();
    }

    /** Writes a new profile, and tells what it is then; empty if its user is known by now. */
    Optional<StoredProfile> insert(StoredProfile first) {
        int rows = template.update(INSERT, statement -> setFirst(statement, first));
        return inserted(List.of(first), new int[][] {{rows}}).get(0);
    }

    /** Writes those of the new profiles whose id and username are free, and tells of each what it is then. */
    List<Optional<StoredProfile>> insertFree(List<StoredProfile> firsts) {
        return inserted(
                firsts, template.batchUpdate(INSERT_FREE, firsts, Math.max(1, firsts.size()), Profiles::setFirst));
    }

    /**
     * What new profiles are, should their users have been erased before.
     *
     * @param batches for each profile 1 if it was inserted
     */
    private List<Optional<StoredProfile>> inserted(List<StoredProfile> firsts, int[][] batches) {
        int[] rows = Stream.of(batches).flatMapToInt(IntStream::of).toArray();
        List<UserId> written = IntStream.range(0, rows.length)
                .filter(index -> rows[index] == 1)
                .mapToObj(index -> firsts.get(index).userId())
                .toList();
        List<UserId> resumed = written.isEmpty() ? List.of() : erased.resume(written);
        Map<UserId, StoredProfile> others = resumed.isEmpty() ? Map.of() : read(resumed);
        return IntStream.range(0, rows.length)
                .mapToObj(index -> Optional.of(firsts.get(index))
                        .filter(first -> rows[index] == 1)
                        .map(first -> others.getOrDefault(first.userId(), first)))
                .toList();
    }

    /** Keeps what a user wants to be told; false if there is no such user. */
    public boolean prefer(UserId userId, NotificationPreferences preferences) {
        return client.sql(
                                "update profiles set notification_preferences = cast(:chosen as json) where user_id = :userId")
                        .param("chosen", EventJson.mapper().writeValueAsString(preferences))
                        .param("userId", userId.value())
                        .update()
                == 1;
    }

    /** Deletes a profile that this transaction has locked, with its pictures. */
    public void delete(UserId userId) {
        client.sql("delete from pictures where user_id = :userId")
                .param("userId", userId.value())
                .update();
        client.sql("delete from profiles where user_id = :userId")
                .param("userId", userId.value())
                .update();
    }

    private Map<UserId, StoredProfile> read(Collection<UserId> userIds) {
        return client.sql(ProfileRows.SELECT + "where p.user_id in (:userIds) order by p.user_id")
                .param("userIds", values(userIds))
                .query(new ProfileRows());
    }

    private static List<Long> values(Collection<UserId> userIds) {
        return userIds.stream().map(UserId::value).toList();
    }

    private static void setFirst(PreparedStatement statement, StoredProfile profile) throws SQLException {
        set(statement, profile);
        statement.setTimestamp(5, Timestamp.from(profile.createdAt()));
    }

    private static void set(PreparedStatement statement, StoredProfile profile) throws SQLException {
        statement.setString(1, EventJson.mapper().writeValueAsString(profile.attributes()));
        statement.setLong(2, profile.version().value());
        statement.setTimestamp(3, Timestamp.from(profile.updatedAt()));
        statement.setLong(4, profile.userId().value());
    }

    /** A row of pictures. */
    private record Shown(UserId userId, PictureKind kind, Picture picture) {

        static Stream<Shown> of(StoredProfile profile) {
            return profile.pictures().entrySet().stream().map(entry -> of(profile.userId(), entry));
        }

        private static Shown of(UserId userId, Entry<PictureKind, Picture> entry) {
            return new Shown(userId, entry.getKey(), entry.getValue());
        }

        void set(PreparedStatement statement) throws SQLException {
            statement.setLong(1, userId.value());
            statement.setString(2, kind.wireName());
            statement.setObject(3, picture.uploadId().value());
            statement.setTimestamp(4, Timestamp.from(picture.order().appendedAt()));
            statement.setLong(5, picture.order().offset());
            Image image = picture.image();
            statement.setString(6, image == null ? null : EventJson.mapper().writeValueAsString(image));
        }
    }
}
