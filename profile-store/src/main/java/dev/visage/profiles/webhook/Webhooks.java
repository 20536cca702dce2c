package dev.visage.profiles.webhook;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.DisabledReason;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookSecret;
import dev.visage.contracts.webhook.WebhookTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The webhooks. Locks are taken in the order webhooks (by their ids), lines, deliveries, by everybody who waits for one; so
 * nobody waits in a circle.
 */
@Repository
class Webhooks {

    private static final String INSERT = """
            insert into webhooks (webhook_id, url, description, filter, created_by, secret, created_at)
            values (:webhookId, :url, :description, cast(:filter as json), :createdBy, :secret, :createdAt)
            """;

    private static final String PAGE = """
            select * from webhooks
            where (cast(:createdBy as text) is null or created_by = :createdBy)
                and (cast(:after as uuid) is null or webhook_id < :after)
            order by webhook_id desc limit :limit
            """;

    private final JdbcClient client;

    Webhooks(JdbcClient client) {
        this.client = client;
    }

    void add(StoredWebhook first) {
        client.sql(INSERT)
                .param("webhookId", first.webhookId().value())
                .param("url", first.terms().url())
                .param("description", first.terms().description())
                .param(
                        "filter",
                        EventJson.mapper().writeValueAsString(first.terms().filter()))
                .param("createdBy", first.createdBy())
                .param("secret", first.secret().value())
                .param("createdAt", Timestamp.from(first.createdAt()))
                .update();
    }

    /** How many a subject has; nobody else adds one to them until the transaction ends. */
    int lockCount(String createdBy) {
        client.sql("select pg_advisory_xact_lock(hashtext('visage.webhooks'), hashtext(:createdBy))")
                .param("createdBy", createdBy)
                .query((row, number) -> number)
                .list();
        return client.sql("select count(*) from webhooks where created_by = :createdBy")
                .param("createdBy", createdBy)
                .query(Integer.class)
                .single();
    }

    Optional<StoredWebhook> find(WebhookId webhookId) {
        return find("select * from webhooks where webhook_id = :webhookId", webhookId);
    }

    /** One that nobody else changes until the transaction ends. */
    Optional<StoredWebhook> lock(WebhookId webhookId) {
        return find("select * from webhooks where webhook_id = :webhookId for update", webhookId);
    }

    /** Lets nobody else change some of them until the transaction ends. */
    void lock(Collection<WebhookId> webhookIds) {
        client.sql("select 1 from webhooks where webhook_id = any (:webhookIds) order by webhook_id for no key update")
                .param("webhookIds", ids(webhookIds))
                .query((row, number) -> number)
                .list();
    }

    private Optional<StoredWebhook> find(String query, WebhookId webhookId) {
        return client.sql(query)
                .param("webhookId", webhookId.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Whether there are none at all. */
    boolean areNone() {
        return client.sql("select 1 from webhooks limit 1")
                .query((row, number) -> number)
                .optional()
                .isEmpty();
    }

    /** All of them, none of which is deleted until the transaction ends. */
    List<StoredWebhook> hold() {
        return client.sql("select * from webhooks for key share")
                .query((row, number) -> read(row))
                .list();
    }

    /** Those before an id, newest first. */
    List<StoredWebhook> page(@Nullable String createdBy, @Nullable WebhookId after, int limit) {
        return client.sql(PAGE)
                .param("createdBy", createdBy)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Sets what one is to do; false if there is no such one. */
    boolean change(WebhookId webhookId, WebhookTerms terms) {
        return client.sql("""
                        update webhooks set url = :url, description = :description, filter = cast(:filter as json)
                        where webhook_id = :webhookId
                        """)
                        .param("url", terms.url())
                        .param("description", terms.description())
                        .param("filter", EventJson.mapper().writeValueAsString(terms.filter()))
                        .param("webhookId", webhookId.value())
                        .update()
                == 1;
    }

    /** Deletes one that this transaction has locked, with its lines and deliveries. */
    void delete(WebhookId webhookId) {
        client.sql("delete from webhook_lines where webhook_id = :webhookId")
                .param("webhookId", webhookId.value())
                .update();
        client.sql("delete from webhooks where webhook_id = :webhookId")
                .param("webhookId", webhookId.value())
                .update();
    }

    /** Signs with another secret, and with the present one until a time; false if there is no such webhook. */
    boolean rotate(WebhookId webhookId, WebhookSecret secret, Instant oldUntil) {
        return client.sql("""
                        update webhooks set old_secret = secret, old_secret_until = :oldUntil, secret = :secret
                        where webhook_id = :webhookId
                        """)
                        .param("oldUntil", Timestamp.from(oldUntil))
                        .param("secret", secret.value())
                        .param("webhookId", webhookId.value())
                        .update()
                == 1;
    }

    /** Sends to it again. */
    void enable(WebhookId webhookId) {
        client.sql("""
                        update webhooks set disabled_reason = null, disabled_at = null, failing_since = null, paused_until = null
                        where webhook_id = :webhookId
                        """).param("webhookId", webhookId.value()).update();
    }

    /** Sends to it no more; false if nothing was sent to it before. */
    boolean disable(WebhookId webhookId, DisabledReason reason, Instant at) {
        return client.sql("""
                        update webhooks set disabled_reason = :reason, disabled_at = :at
                        where webhook_id = :webhookId and disabled_at is null
                        """)
                        .param("reason", reason.wireName())
                        .param("at", Timestamp.from(at))
                        .param("webhookId", webhookId.value())
                        .update()
                == 1;
    }

    /** An attempt has succeeded at each of them. */
    void succeeded(Collection<WebhookId> webhookIds) {
        client.sql("update webhooks set failing_since = null where webhook_id = any (:webhookIds)")
                .param("webhookIds", ids(webhookIds))
                .update();
    }

    /** An attempt has failed at each of them. */
    void failed(Collection<WebhookId> webhookIds, Instant at) {
        client.sql("""
                        update webhooks set failing_since = :at
                        where webhook_id = any (:webhookIds) and failing_since is null
                        """)
                .param("at", Timestamp.from(at))
                .param("webhookIds", ids(webhookIds))
                .update();
    }

    /** Sends nothing to it before a time. */
    void pause(WebhookId webhookId, Instant until) {
        client.sql("""
                        update webhooks set paused_until = greatest(paused_until, :until) where webhook_id = :webhookId
                        """)
                .param("until", Timestamp.from(until))
                .param("webhookId", webhookId.value())
                .update();
    }

    private static UUID[] ids(Collection<WebhookId> webhookIds) {
        return webhookIds.stream().map(WebhookId::value).sorted().toArray(UUID[]::new);
    }

    static StoredWebhook read(ResultSet row) throws SQLException {
        String oldSecret = row.getString("old_secret");
        String disabled = row.getString("disabled_reason");
        return new StoredWebhook(
                new WebhookId(row.getObject("webhook_id", UUID.class)),
                new WebhookTerms(
                        row.getString("url"),
                        row.getString("description"),
                        EventJson.mapper().readValue(row.getString("filter"), WebhookFilter.class)),
                row.getString("created_by"),
                new WebhookSecret(row.getString("secret")),
                oldSecret == null
                        ? null
                        : new StoredWebhook.OldSecret(new WebhookSecret(oldSecret), instant(row, "old_secret_until")),
                disabled == null
                        ? null
                        : new Webhook.Disabled(
                                DisabledReason.valueOf(disabled.toUpperCase(Locale.ROOT)), instant(row, "disabled_at")),
                instantOrNull(row, "failing_since"),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
