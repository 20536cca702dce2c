package dev.visage.profiles.webhook;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.Delivery;
import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.WebhookType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries: those that wait, and the log of what came of them. */
@Repository
class Deliveries {

    /** Each delivery is new or was there before; a new one begins a line, or finds the line held or holds it up. */
    private static final String ADD = """
            with added as (
                insert into webhook_deliveries (webhook_id, event_id, type, user_id, body, occurred_at, created_at)
                select webhook_id, event_id, type, user_id, body, occurred_at, cast(:now as timestamptz)
                from unnest(cast(:webhookIds as uuid[]), cast(:eventIds as uuid[]), cast(:types as text[]),
                        cast(:userIds as bigint[]), cast(:bodies as text[]), cast(:times as timestamptz[]))
                    with ordinality as given (webhook_id, event_id, type, user_id, body, occurred_at, place)
                order by place
                on conflict (webhook_id, event_id) do nothing
                returning webhook_id, user_id)
            insert into webhook_lines (webhook_id, user_id, next_at)
            select distinct webhook_id, user_id, cast(:now as timestamptz) from added order by webhook_id, user_id
            on conflict (webhook_id, user_id) do update set lease = webhook_lines.lease
            """;

    /** What was told of a user goes, that it was told stays. */
    private static final String FORGET = """
            update webhook_deliveries set body = null,
                status = case status when 'pending' then 'dropped' else status end,
                ended_at = coalesce(ended_at, :now)
            where user_id = :userId and body is not null and type <> 'profile.erased' and occurred_at < :erasedAt
            """;

    private static final String SELECT = """
            select d.*, case when d.status = 'pending' and l.lease is null then l.next_at end as next_at
            from webhook_deliveries d left join webhook_lines l on l.webhook_id = d.webhook_id and l.user_id = d.user_id
            where d.webhook_id = :webhookId
            """;

    /** Of those at disabled webhooks also what waits. */
    private static final String PURGE = """
            delete from webhook_deliveries where delivery_id in (
                select d.delivery_id from webhook_deliveries d
                where d.created_at < :before and (d.status <> 'pending'
                    or exists (select 1 from webhooks w where w.webhook_id = d.webhook_id and w.disabled_at is not null))
                order by d.created_at limit :limit)
            """;

    private final JdbcClient client;

    Deliveries(JdbcClient client) {
        this.client = client;
    }

    /** One event for one webhook. */
    record Addressed(WebhookId webhookId, Occurrence occurrence) {}

    /** Adds deliveries in their order, but those that are there already. */
    void add(List<Addressed> deliveries, Instant now) {
        if (deliveries.isEmpty()) {
            return;
        }
        client.sql(ADD)
                .param("now", Timestamp.from(now))
                .param("webhookIds", column(deliveries, each -> each.webhookId().value(), UUID[]::new))
                .param(
                        "eventIds",
                        column(deliveries, each -> each.occurrence().eventId().value(), UUID[]::new))
                .param(
                        "types",
                        column(deliveries, each -> each.occurrence().type().wireName(), String[]::new))
                .param(
                        "userIds",
                        column(deliveries, each -> each.occurrence().userId().value(), Long[]::new))
                .param("bodies", column(deliveries, each -> each.occurrence().body(), String[]::new))
                .param(
                        "times",
                        column(deliveries, each -> each.occurrence().time().toString(), String[]::new))
                .update();
    }

    private static <T> T[] column(List<Addressed> deliveries, Function<Addressed, T> value, IntFunction<T[]> array) {
        return deliveries.stream().map(value).toArray(array);
    }

    /** Forgets what was to be told, and was told, of a user before the erasure. */
    void forget(UserId userId, Instant erasedAt, Instant now) {
        client.sql(FORGET)
                .param("userId", userId.value())
                .param("erasedAt", Timestamp.from(erasedAt))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Those before an id, newest first. */
    List<Delivery> page(WebhookId webhookId, @Nullable DeliveryStatus status, @Nullable DeliveryId after, int limit) {
        return client.sql(SELECT + """
                            and (cast(:status as text) is null or d.status = :status)
                            and (cast(:after as bigint) is null or d.delivery_id < :after)
                        order by d.delivery_id desc limit :limit
                        """)
                .param("webhookId", webhookId.value())
                .param("status", status == null ? null : status.wireName())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Delivery> find(WebhookId webhookId, DeliveryId deliveryId) {
        return client.sql(SELECT + " and d.delivery_id = :deliveryId")
                .param("webhookId", webhookId.value())
                .param("deliveryId", deliveryId.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /**
     * Makes a delivery pending, whose line this transaction holds, to be tried as often as a new one.
     *
     * @return false if what it told is gone
     */
    boolean revive(DeliveryId deliveryId) {
        return client.sql("""
                        update webhook_deliveries set status = 'pending', tries = 0, ended_at = null
                        where delivery_id = :deliveryId and body is not null
                        """).param("deliveryId", deliveryId.value()).update() == 1;
    }

    /** Deletes some of those made before a time; returns how many. */
    int purge(Instant before, int limit) {
        return client.sql(PURGE)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .update();
    }

    /** What waits at webhooks that are enabled. */
    Backlog backlog(Instant now) {
        return client.sql("""
                        select count(*) as pending, min(occurred_at) as oldest from (
                            select d.occurred_at from webhook_deliveries d join webhooks w using (webhook_id)
                            where d.status = 'pending' and w.disabled_at is null
                            limit %d) waiting
                        """.formatted(Backlog.MOST))
                .query((row, number) -> {
                    Instant oldest = Webhooks.instantOrNull(row, "oldest");
                    return new Backlog(
                            row.getLong("pending"), oldest == null ? Duration.ZERO : Duration.between(oldest, now));
                })
                .single();
    }

    private static Delivery read(ResultSet row) throws SQLException {
        DeliveryAttempt[] attempts = EventJson.mapper().readValue(row.getString("attempts"), DeliveryAttempt[].class);
        return new Delivery(
                new DeliveryId(row.getLong("delivery_id")),
                new EventId(row.getObject("event_id", UUID.class)),
                WebhookType.named(row.getString("type")),
                new UserId(row.getLong("user_id")),
                DeliveryStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                List.of(attempts),
                Webhooks.instantOrNull(row, "next_at"),
                Objects.requireNonNull(Webhooks.instantOrNull(row, "created_at")),
                Webhooks.instantOrNull(row, "ended_at"));
    }
}
