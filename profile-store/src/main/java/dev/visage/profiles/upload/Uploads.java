package dev.visage.profiles.upload;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads that have ended. */
@Repository
public class Uploads {

    private static final String END = """
            insert into uploads (upload_id, user_id, kind, outcome, decided_at) values (?, ?, ?, cast(? as jsonb), ?)
            on conflict (upload_id) do update set outcome = excluded.outcome, decided_at = excluded.decided_at
            where uploads.status = 'failed'
            """;

    private static final String DISOWN = "update uploads set outcome = cast(? as jsonb) where upload_id = ?";

    private final JdbcClient client;
    private final JdbcTemplate template;

    Uploads(JdbcClient client, JdbcTemplate template) {
        this.client = client;
        this.template = template;
    }

    /** How an upload ended, if it has; with the image that its profile shows now, should a repair have made that anew. */
    public Optional<UploadOutcome> outcome(UploadId uploadId) {
        return client.sql("""
                        select case when p.image is null then u.outcome
                            else jsonb_set(u.outcome, '{image}', p.image) end
                        from uploads u left join pictures p on p.upload_id = u.upload_id and u.status = 'applied'
                        where u.upload_id = :uploadId
                        """)
                .param("uploadId", uploadId.value())
                .query(String.class)
                .optional()
                .map(json -> EventJson.mapper().readValue(json, UploadOutcome.class));
    }

    /** How those of the uploads ended that have. */
    Map<UploadId, UploadOutcome> outcomes(Collection<UploadId> uploadIds) {
        return client
                .sql("select outcome from uploads where upload_id in (:uploadIds)")
                .param("uploadIds", uploadIds.stream().map(UploadId::value).toList())
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventJson.mapper().readValue(json, UploadOutcome.class))
                .collect(Collectors.toMap(UploadOutcome::uploadId, Function.identity()));
    }

    /** Writes how uploads ended. Fails if one of them has ended before: only one that failed may end another way. */
    void end(List<UploadOutcome> outcomes, Instant decidedAt) {
        int[][] written = template.batchUpdate(END, outcomes, outcomes.size(), (statement, outcome) -> {
            set(statement, outcome);
            statement.setTimestamp(5, Timestamp.from(decidedAt));
        });
        if (Stream.of(written).flatMapToInt(IntStream::of).anyMatch(rows -> rows == 0)) {
            throw new OptimisticLockingFailureException("An upload has ended meanwhile.");
        }
    }

    /** Has all uploads of a user read as those of somebody unknown: how they ended tells of pictures. */
    public void disown(UserId userId) {
        List<UploadOutcome> outcomes = client.sql("select upload_id, kind from uploads where user_id = :userId")
                .param("userId", userId.value())
                .query((row, number) ->
                        unknown(new UploadId(row.getObject("upload_id", UUID.class)), userId, row.getString("kind")))
                .list();
        template.batchUpdate(DISOWN, outcomes, Math.max(1, outcomes.size()), (statement, outcome) -> {
            statement.setString(1, EventJson.mapper().writeValueAsString(outcome));
            statement.setObject(2, outcome.uploadId().value());
        });
    }

    private static UploadOutcome unknown(UploadId uploadId, UserId userId, String kind) {
        return new UploadOutcome.Rejected(
                uploadId, userId, PictureKind.named(kind).orElseThrow(), new Rejection.UnknownUser(userId));
    }

    private static void set(PreparedStatement statement, UploadOutcome outcome) throws SQLException {
        statement.setObject(1, outcome.uploadId().value());
        statement.setLong(2, outcome.userId().value());
        statement.setString(3, outcome.kind().wireName());
        statement.setString(4, EventJson.mapper().writeValueAsString(outcome));
    }
}
