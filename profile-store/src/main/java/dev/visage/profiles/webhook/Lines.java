package dev.visage.profiles.webhook;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.id.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The lines in which the deliveries of one user to one webhook wait, each behind the one before it. Whoever adds a delivery,
 * ends one or takes one away holds the row of its line; rows are locked in the order of their keys. So a line is there as long
 * as anything waits in it, and of each line one instance tries one delivery, the first: the one whose lease the row has. A
 * lease that has run out is taken over, and what its holder tells after that is not heard.
 */
@Repository
class Lines {

    private static final int ATTEMPTS_KEPT = 20;

    private static final String ENDED = """
            with ended as (
                select * from unnest(cast(:webhookIds as uuid[]), cast(:userIds as bigint[]), cast(:leases as uuid[]),
                        cast(:deliveryIds as bigint[]), cast(:statuses as text[]), cast(:attempts as jsonb[]),
                        cast(:nextAts as timestamptz[]))
                    as given (webhook_id, user_id, lease, delivery_id, status, attempt, next_at))
            """;

    /** Only under leases that are still held. */
    private static final String WRITE = ENDED + """
            , held as (
                select l.webhook_id, l.user_id from webhook_lines l join ended using (webhook_id, user_id)
                where l.lease = ended.lease order by l.webhook_id, l.user_id for update of l)
            update webhook_deliveries d set status = ended.status, tries = d.tries + 1,
                attempts = case when jsonb_array_length(d.attempts) >= %d then d.attempts - 0 else d.attempts end
                    || jsonb_build_array(ended.attempt),
                ended_at = case when ended.status = 'pending' then null else cast(:now as timestamptz) end
            from ended join held using (webhook_id, user_id)
            where d.delivery_id = ended.delivery_id and d.status = 'pending'
            """.formatted(ATTEMPTS_KEPT);

    private static final String REMOVE = ENDED + """
            delete from webhook_lines l using ended
            where l.webhook_id = ended.webhook_id and l.user_id = ended.user_id and l.lease = ended.lease
                and not exists (select 1 from webhook_deliveries d
                    where d.webhook_id = l.webhook_id and d.user_id = l.user_id and d.status = 'pending')
            """;

    private static final String RELEASE = ENDED + """
            update webhook_lines l set lease = null, next_at = ended.next_at from ended
            where l.webhook_id = ended.webhook_id and l.user_id = ended.user_id and l.lease = ended.lease
            """;

    private static final String LEASE = """
            with due as (
                select l.webhook_id, l.user_id from webhooks w
                left join unnest(cast(:busyIds as uuid[]), cast(:busy as int[])) as busy (webhook_id, count)
                    on busy.webhook_id = w.webhook_id
                cross join lateral (
                    select * from webhook_lines l where l.webhook_id = w.webhook_id and l.next_at <= :now
                    order by l.next_at limit greatest(0, :share - coalesce(busy.count, 0)) for update skip locked) l
                where w.disabled_at is null and (w.paused_until is null or w.paused_until <= :now)
                order by l.next_at limit :room)
            update webhook_lines l set lease = :lease, next_at = :until from due
            where l.webhook_id = due.webhook_id and l.user_id = due.user_id
            returning l.webhook_id, l.user_id
            """;

    private static final String NEXT = """
            select min(greatest(l.next_at, w.paused_until)) as next_at from webhooks w
            cross join lateral (
                select next_at from webhook_lines l
                where l.webhook_id = w.webhook_id and greatest(l.next_at, w.paused_until) > :now
                order by next_at limit 1) l
            where w.disabled_at is null
            """;

    private static final String KEYS = """
            from unnest(cast(:webhookIds as uuid[]), cast(:userIds as bigint[])) as line (webhook_id, user_id)
            """;

    private static final String FIRST = """
            select w.*, d.delivery_id, d.user_id, d.event_id, d.tries, d.body, d.occurred_at
            """ + KEYS + """
            join webhooks w using (webhook_id)
            cross join lateral (
                select * from webhook_deliveries d
                where d.webhook_id = line.webhook_id and d.user_id = line.user_id and d.status = 'pending'
                order by d.delivery_id limit 1) d
            """;

    private static final String REMOVE_EMPTY = """
            delete from webhook_lines l using unnest(cast(:webhookIds as uuid[]), cast(:userIds as bigint[]))
                as line (webhook_id, user_id)
            where l.webhook_id = line.webhook_id and l.user_id = line.user_id
                and not exists (select 1 from webhook_deliveries d
                    where d.webhook_id = l.webhook_id and d.user_id = l.user_id and d.status = 'pending')
            """;

    private final JdbcClient client;

    Lines(JdbcClient client) {
        this.client = client;
    }

    private record Key(WebhookId webhookId, UserId userId) {}

    /**
     * Nobody need wait until the disk has what this transaction writes of lines: if PostgreSQL crashes meanwhile, messages that were
     * taken are sent once more, as after any crash.
     */
    void mayBeRepeated() {
        client.sql("set local synchronous_commit to off").update();
    }

    /** Writes what attempts have come to, and lets go of their lines. */
    void end(List<Ended> ended, Instant now) {
        bind(client.sql(WRITE), ended).param("now", Timestamp.from(now)).update();
        int removed = bind(client.sql(REMOVE), ended).update();
        if (removed < ended.size()) {
            bind(client.sql(RELEASE), ended).update();
        }
    }

    private static StatementSpec bind(StatementSpec statement, List<Ended> ended) {
        return statement
                .param(
                        "webhookIds",
                        column(ended, each -> each.due().webhook().webhookId().value(), UUID[]::new))
                .param("userIds", column(ended, each -> each.due().userId().value(), Long[]::new))
                .param("leases", column(ended, each -> each.due().lease(), UUID[]::new))
                .param(
                        "deliveryIds",
                        column(ended, each -> each.due().deliveryId().value(), Long[]::new))
                .param("statuses", column(ended, each -> each.status().wireName(), String[]::new))
                .param(
                        "attempts",
                        column(ended, each -> EventJson.mapper().writeValueAsString(each.attempt()), String[]::new))
                .param("nextAts", column(ended, each -> each.nextAt().toString(), String[]::new));
    }

    /**
     * Takes the first deliveries of lines that are due.
     *
     * @param room how many at most
     * @param share how many at most that are under way to one webhook, with those that are already
     * @param busy how many those are
     * @param until when others may take them over
     */
    List<Due> take(int room, int share, Map<WebhookId, Integer> busy, Instant now, Instant until) {
        UUID lease = UUID.randomUUID();
        List<Map.Entry<WebhookId, Integer>> counts = List.copyOf(busy.entrySet());
        List<Key> keys = client.sql(LEASE)
                .param("busyIds", column(counts, each -> each.getKey().value(), UUID[]::new))
                .param("busy", column(counts, Map.Entry::getValue, Integer[]::new))
                .param("now", Timestamp.from(now))
                .param("share", share)
                .param("room", room)
                .param("lease", lease)
                .param("until", Timestamp.from(until))
                .query((row, number) -> new Key(
                        new WebhookId(row.getObject("webhook_id", UUID.class)), new UserId(row.getLong("user_id"))))
                .list();
        return keys.isEmpty() ? List.of() : first(keys, lease);
    }

    /** Asked after the lines are held, so that what ended before is seen; what was dropped may have left lines empty. */
    private List<Due> first(List<Key> keys, UUID lease) {
        List<Due> first = bindKeys(client.sql(FIRST), keys)
                .query((row, number) -> due(row, lease))
                .list();
        if (first.size() < keys.size()) {
            bindKeys(client.sql(REMOVE_EMPTY), keys).update();
        }
        return first;
    }

    /** When the next line is due that is not yet; null if there is none. */
    @Nullable
    Instant next(Instant now) {
        return client.sql(NEXT)
                .param("now", Timestamp.from(now))
                .query((row, number) -> Optional.ofNullable(Webhooks.instantOrNull(row, "next_at")))
                .single()
                .orElse(null);
    }

    /** Gives back deliveries that were not tried to the end. */
    void giveBack(Collection<Due> taken, Instant now) {
        client.sql("update webhook_lines set lease = null, next_at = :now where lease = any (:leases)")
                .param("now", Timestamp.from(now))
                .param("leases", taken.stream().map(Due::lease).distinct().toArray(UUID[]::new))
                .update();
    }

    /** Holds the line of a delivery, which need not be there before. */
    void hold(WebhookId webhookId, UserId userId, Instant now) {
        client.sql("""
                        insert into webhook_lines (webhook_id, user_id, next_at) values (:webhookId, :userId, :now)
                        on conflict (webhook_id, user_id) do update set next_at =
                            case when webhook_lines.lease is null then excluded.next_at else webhook_lines.next_at end
                        """)
                .param("webhookId", webhookId.value())
                .param("userId", userId.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Makes what waits for a webhook due, wherever it is not being tried. */
    void hurry(WebhookId webhookId, Instant now) {
        client.sql("update webhook_lines set next_at = :now where webhook_id = :webhookId and lease is null")
                .param("now", Timestamp.from(now))
                .param("webhookId", webhookId.value())
                .update();
    }

    private static StatementSpec bindKeys(StatementSpec statement, List<Key> keys) {
        return statement
                .param("webhookIds", column(keys, each -> each.webhookId().value(), UUID[]::new))
                .param("userIds", column(keys, each -> each.userId().value(), Long[]::new));
    }

    private static <S, T> T[] column(List<S> rows, Function<S, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Due due(ResultSet row, UUID lease) throws SQLException {
        return new Due(
                new DeliveryId(row.getLong("delivery_id")),
                new UserId(row.getLong("user_id")),
                new EventId(row.getObject("event_id", UUID.class)),
                lease,
                Webhooks.read(row),
                row.getInt("tries"),
                Objects.requireNonNull(row.getString("body")),
                Objects.requireNonNull(Webhooks.instantOrNull(row, "occurred_at")));
    }
}
