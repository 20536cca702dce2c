package dev.visage.profiles.outbox;

import static dev.visage.profiles.TestingStore.called;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.UserId;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** No relay in these tests looks into the outbox by itself while a test lasts: the commit has to wake it. */
class OutboxRelayIT {

    private static final String NEVER = "--visage.outbox.poll=10m";

    private TestingStore store;
    private TestingTopics topics;

    @BeforeEach
    void start() {
        store = TestingStore.start(NEVER);
        topics = TestingTopics.follow();
        // Published once the relay is active: from then on only commits wake it.
        UserId first = store.provision();
        topics.await(EventType.PROFILE_CHANGED, first, 1);
    }

    @AfterEach
    void stop() {
        topics.close();
        store.close();
    }

    @Test
    void isWokenByTheCommit() {
        for (int i = 0; i < 3; i++) {
            topics.await(EventType.PROFILE_CHANGED, store.provision(), 1);
        }
        awaitEmptyOutbox(store);
    }

    @Test
    void publishesInOrderWhatWasCommittedWhileItWasAway() {
        store.bean(OutboxRelay.class).stop();
        UserId userId = store.provision();
        for (int i = 2; i <= 20; i++) {
            store.provision(userId, called(userId).draft().name("name " + i).attributes());
        }
        assertThat(outboxSize(store)).isEqualTo(20);

        store.bean(OutboxRelay.class).start();
        assertThat(versions(topics.await(EventType.PROFILE_CHANGED, userId, 20)))
                .containsExactly(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
        awaitEmptyOutbox(store);
    }

    @Test
    void publishesWhatIsCommittedAndNothingElse() {
        UserId userId = store.provision();
        Event<ProfileChanged> template =
                topics.await(EventType.PROFILE_CHANGED, userId, 1).get(0);
        Event<ProfileChanged> undone = again(template);
        Event<ProfileChanged> done = again(template);
        TransactionOperations transactions = store.bean(TransactionOperations.class);
        Outbox outbox = store.bean(Outbox.class);

        transactions.executeWithoutResult(transaction -> {
            outbox.append(List.of(undone));
            transaction.setRollbackOnly();
        });
        transactions.executeWithoutResult(transaction -> outbox.append(List.of(done)));

        assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 2))
                .extracting(Event::id)
                .containsExactly(template.id(), done.id());
    }

    @Test
    void publishesARowThatAppearsAfterOneWithAHigherNumber() {
        UserId userId = store.provision();
        UserId other = someone();
        Event<ProfileChanged> template =
                topics.await(EventType.PROFILE_CHANGED, userId, 1).get(0);
        Event<ProfileChanged> slow = again(template);
        Event<ProfileChanged> quick = Event.of(EventType.PROFILE_CHANGED, other, template.time(), template.data());
        TransactionOperations transactions = store.bean(TransactionOperations.class);
        Outbox outbox = store.bean(Outbox.class);

        transactions.executeWithoutResult(transaction -> {
            outbox.append(List.of(slow));
            CompletableFuture.runAsync(() -> transactions.executeWithoutResult(inner -> outbox.append(List.of(quick))))
                    .join();
            topics.await(EventType.PROFILE_CHANGED, other, 1);
        });

        assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 2))
                .extracting(Event::id)
                .containsExactly(template.id(), slow.id());
    }

    @Test
    void isActiveOnceAndTakesOverFromAnother() {
        try (TestingStore second = TestingStore.start(NEVER, "--visage.outbox.takeover=100ms")) {
            UserId userId = second.provision();
            topics.await(EventType.PROFILE_CHANGED, userId, 1);
            assertThat(activeRelays(second)).isEqualTo(1);

            store.close();
            UserId next = second.provision();
            topics.await(EventType.PROFILE_CHANGED, next, 1);
            assertThat(activeRelays(second)).isEqualTo(1);
            assertThat(topics.seen(EventType.PROFILE_CHANGED, userId)).hasSize(1);
            awaitEmptyOutbox(second);
        }
    }

    @Test
    void returnsAfterItsConnectionWasLost() {
        JdbcTemplate database = store.bean(JdbcTemplate.class);
        database.queryForList(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%outbox relay'");

        topics.await(EventType.PROFILE_CHANGED, store.provision(), 1);
        assertThat(activeRelays(store)).isEqualTo(1);
    }

    private static Event<ProfileChanged> again(Event<ProfileChanged> event) {
        return Event.of(event.type(), event.key(), event.time(), event.data());
    }

    private static List<Long> versions(List<Event<ProfileChanged>> changes) {
        return changes.stream().map(change -> change.data().version().value()).toList();
    }

    private static void awaitEmptyOutbox(TestingStore store) {
        Awaitility.await().untilAsserted(() -> assertThat(outboxSize(store)).isZero());
    }

    private static Integer outboxSize(TestingStore store) {
        return store.bean(JdbcTemplate.class).queryForObject("select count(*) from outbox", Integer.class);
    }

    private static Integer activeRelays(TestingStore store) {
        return store.bean(JdbcTemplate.class).queryForObject("""
                        select count(*) from pg_locks join pg_stat_activity using (pid)
                        where locktype = 'advisory' and granted and application_name like '%outbox relay'
                        """, Integer.class);
    }
}
