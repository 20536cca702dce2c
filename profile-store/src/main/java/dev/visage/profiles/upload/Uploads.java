package dev.visage.profiles.upload;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads that have ended. */
@Repository
public class Uploads {

    private static final String INSERT =
            "insert into uploads (upload_id, user_id, kind, outcome, decided_at) values (?, ?, ?, cast(? as jsonb), ?)";

    private final JdbcClient client;
    private final JdbcTemplate template;

    Uploads(JdbcClient client, JdbcTemplate template) {
        this.client = client;
        this.template = template;
    }

    /** How an upload ended, if it has. */
    public Optional<UploadOutcome> outcome(UploadId uploadId) {
        return client.sql("select outcome from uploads where upload_id = :uploadId")
                .param("uploadId", uploadId.value())
                .query(String.class)
                .optional()
                .map(json -> EventJson.mapper().readValue(json, UploadOutcome.class));
    }

    /** Those of the uploads that have ended. */
    Set<UploadId> decided(Collection<UploadId> uploadIds) {
        List<UUID> ended = client.sql("select upload_id from uploads where upload_id in (:uploadIds)")
                .param("uploadIds", uploadIds.stream().map(UploadId::value).toList())
                .query(UUID.class)
                .list();
        Set<UploadId> decided = new HashSet<>();
        ended.forEach(uploadId -> decided.add(new UploadId(uploadId)));
        return decided;
    }

    /** Writes how uploads ended, which fails if one of them has a row: no upload ends twice. */
    void add(List<UploadOutcome> outcomes, Instant decidedAt) {
        template.batchUpdate(INSERT, outcomes, outcomes.size(), (statement, outcome) -> {
            set(statement, outcome);
            statement.setTimestamp(5, Timestamp.from(decidedAt));
        });
    }

    private static void set(PreparedStatement statement, UploadOutcome outcome) throws SQLException {
        statement.setObject(1, outcome.uploadId().value());
        statement.setLong(2, outcome.userId().value());
        statement.setString(3, outcome.kind().wireName());
        statement.setString(4, EventJson.mapper().writeValueAsString(outcome));
    }
}
