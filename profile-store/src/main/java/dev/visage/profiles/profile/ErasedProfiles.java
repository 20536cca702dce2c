package dev.visage.profiles.profile;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stays of users who were erased: so much that nothing of them comes back with somebody who gets their id. */
@Repository
public class ErasedProfiles {

    private static final String ADD = """
            insert into erased_profiles (user_id, version, uploads_after, erased_at)
            values (:userId, :version, :uploadsAfter, :now)
            on conflict (user_id) do update set
                version = excluded.version, uploads_after = excluded.uploads_after, erased_at = excluded.erased_at
            """;

    private static final String RESUME = """
            update profiles p set version = e.version + 1, uploads_after = e.uploads_after
            from erased_profiles e where e.user_id = p.user_id and p.user_id = any (:userIds)
            returning p.user_id
            """;

    private final JdbcClient client;

    ErasedProfiles(JdbcClient client) {
        this.client = client;
    }

    /**
     * Keeps that a user was erased.
     *
     * @param last the version with which the profile is gone
     * @param uploadsAfter until when uploads are not those of somebody who has the id later
     */
    public void add(UserId userId, ProfileVersion last, Instant uploadsAfter, Instant now) {
        client.sql(ADD)
                .param("userId", userId.value())
                .param("version", last.value())
                .param("uploadsAfter", Timestamp.from(uploadsAfter))
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Lets profiles that this transaction has inserted go on above the versions of those whose ids they have. To be called
     * after the rows are there: then whoever erases one of these users has committed before, or waits.
     *
     * @return the users whose profiles are others now
     */
    List<UserId> resume(Collection<UserId> inserted) {
        return client.sql(RESUME)
                .param("userIds", inserted.stream().map(UserId::value).toArray(Long[]::new))
                .query((row, number) -> new UserId(row.getLong("user_id")))
                .list();
    }
}
