package dev.visage.profiles.idempotency;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimEnd;
import dev.visage.contracts.idempotency.ClaimRenewal;
import dev.visage.contracts.idempotency.ClaimRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys as PostgreSQL keeps them. Every time is the database's, whichever instance asks. */
@Repository
public class IdempotencyKeys {

    private static final String CLAIM = """
            insert into idempotency_keys as known (user_id, key, fingerprint, upload_id, leased_until, expires_at)
            values (:userId, :key, :fingerprint, :uploadId,
                    now() + cast(:lease as interval), now() + cast(:retention as interval))
            on conflict (user_id, key) do update set
                fingerprint = excluded.fingerprint,
                upload_id = case when known.expires_at <= now() then excluded.upload_id else known.upload_id end,
                leased_until = excluded.leased_until,
                accepted = false,
                expires_at = case when known.expires_at <= now() then excluded.expires_at else known.expires_at end
            where known.expires_at <= now()
                or (not known.accepted and known.leased_until <= now() and known.fingerprint = excluded.fingerprint)
            returning upload_id
            """;

    private static final String READ = """
            select upload_id, accepted, fingerprint = :fingerprint as same,
                greatest(0, extract(epoch from leased_until - now()) * 1000)::bigint as lease_millis
            from idempotency_keys where user_id = :userId and key = :key
            """;

    private static final String RENEW = """
            update idempotency_keys set leased_until = now() + cast(:lease as interval)
            where user_id = :userId and key = :key and upload_id = :uploadId
                and not accepted and leased_until > now()
            """;

    private static final String ACCEPTED = """
            update idempotency_keys set accepted = true
            where user_id = :userId and key = :key and upload_id = :uploadId
            """;

    private static final String GIVEN_BACK = """
            update idempotency_keys set leased_until = now()
            where user_id = :userId and key = :key and upload_id = :uploadId and not accepted
            """;

    private static final String PURGE = """
            delete from idempotency_keys where (user_id, key) in (
                select user_id, key from idempotency_keys where expires_at <= now()
                order by expires_at limit :batch for update skip locked)
            """;

    private final JdbcClient client;
    private final IdempotencySettings settings;

    IdempotencyKeys(JdbcClient client, IdempotencySettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Claims a key. One statement decides who gets it; the rest only tells the others how it stands by now. */
    Claim claim(UserId userId, ClaimRequest request) {
        return claimed(userId, request)
                .or(() -> standing(userId, request))
                // purged in between, so it is free again
                .orElseGet(() -> claim(userId, request));
    }

    private Optional<Claim> claimed(UserId userId, ClaimRequest request) {
        return client.sql(CLAIM)
                .param("userId", userId.value())
                .param("key", request.key().value())
                .param("fingerprint", request.fingerprint().value())
                .param("uploadId", UploadId.next().value())
                .param("lease", request.lease().toString())
                .param("retention", settings.retention().toString())
                .query(UUID.class)
                .optional()
                .map(uploadId -> new Claim.Claimed(new UploadId(uploadId)));
    }

    private Optional<Claim> standing(UserId userId, ClaimRequest request) {
        return client.sql(READ)
                .param("userId", userId.value())
                .param("key", request.key().value())
                .param("fingerprint", request.fingerprint().value())
                .query((row, number) -> standing(row))
                .optional();
    }

    private static Claim standing(ResultSet row) throws SQLException {
        if (!row.getBoolean("same")) {
            return new Claim.OtherPayload();
        }
        return row.getBoolean("accepted")
                ? new Claim.Accepted(new UploadId(row.getObject("upload_id", UUID.class)))
                : new Claim.InProgress(Duration.ofMillis(row.getLong("lease_millis")));
    }

    /** Leaves a claimant alone for longer. */
    void renew(UserId userId, ClaimRenewal renewal) {
        client.sql(RENEW)
                .param("userId", userId.value())
                .param("key", renewal.key().value())
                .param("uploadId", renewal.uploadId().value())
                .param("lease", renewal.lease().toString())
                .update();
    }

    /** Keeps how the claimant fared. */
    void end(UserId userId, ClaimEnd end) {
        client.sql(end.accepted() ? ACCEPTED : GIVEN_BACK)
                .param("userId", userId.value())
                .param("key", end.key().value())
                .param("uploadId", end.uploadId().value())
                .update();
    }

    /** Deletes all keys of a user. */
    public void deleteAll(UserId userId) {
        client.sql("delete from idempotency_keys where user_id = :userId")
                .param("userId", userId.value())
                .update();
    }

    /** Deletes one batch of the keys that are kept no longer, and tells whether there may be more. */
    boolean purge() {
        return client.sql(PURGE).param("batch", settings.purgeBatch()).update() == settings.purgeBatch();
    }
}
