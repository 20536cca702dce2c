package dev.visage.profiles.webhook;

import static dev.visage.profiles.webhook.TestingWebhooks.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.ProfileErased;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.webhook.Delivery;
import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.DisabledReason;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.contracts.webhook.SecretRotation;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookSecret;
import dev.visage.contracts.webhook.WebhookTerms;
import dev.visage.contracts.webhook.WebhookTrial;
import dev.visage.contracts.webhook.WebhookType;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClientResponseException;

class WebhookDeliveryIT {

    private static final SettableClock CLOCK = new SettableClock();
    /** Between the attempts, by the specification. */
    private static final List<String> WAITS =
            List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H");

    private static TestingWebhooks webhooks;
    private TestingReceiver receiver;

    @BeforeAll
    static void start() {
        webhooks = TestingWebhooks.start(CLOCK, "--visage.webhooks.purge-every=100ms");
    }

    @AfterAll
    static void stop() {
        webhooks.close();
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = new TestingReceiver();
    }

    @AfterEach
    void hangUp() {
        receiver.close();
    }

    @Test
    void handsOverAChangeAsItIsInKafkaUnderTheSameId() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        try (TestingTopics topics = TestingTopics.follow()) {
            webhooks.change(userId, "Ada");

            Received message = received(1).get(0);
            Event<ProfileChanged> told =
                    topics.await(EventType.PROFILE_CHANGED, userId, 1).get(0);
            assertThat(message.eventId()).isEqualTo(told.id().toString());
            assertThat(message.type()).isEqualTo("profile.changed");
            assertThat(Instant.parse(message.json().path("timestamp").asString()))
                    .isEqualTo(told.time());
            assertThat(message.version()).isEqualTo(2);
            assertThat(message.json().at("/data/profile/attributes/name").asString())
                    .isEqualTo("Ada");
            assertThat(message.header("content-type")).isEqualTo("application/json");
            assertThat(message.header("user-agent")).startsWith("Visage-Webhooks/");
            assertThat(Instant.ofEpochSecond(Long.parseLong(message.header("webhook-timestamp"))))
                    .isBetween(CLOCK.instant().minusSeconds(60), CLOCK.instant());
        }
        Delivery logged = webhooks.awaitLog(webhook, log -> ended(log, 1)).get(0);
        assertThat(logged.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(logged.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isEqualTo(204);
            assertThat(attempt.failure()).isNull();
        });
    }

    @Test
    void hearsOfWhatHappensOnceItIsMadeThoughThereWasNoneBefore() {
        try (TestingWebhooks gathering = TestingWebhooks.start("--visage.webhooks.gather=1s")) {
            UserId userId = TestingStore.someone();
            gathering.store.provision(userId, TestingStore.called(userId));
            gathering.make(receiver.url(), userId);
            gathering.change(userId, "Ada");

            patiently().until(() -> receiver.received().stream().anyMatch(message -> message.version() == 2));
        }
    }

    @Test
    void keepsTheOrderOfEachUserWhateverFails() {
        List<UserId> users = List.of(webhooks.someone(), webhooks.someone(), webhooks.someone());
        IssuedWebhook webhook = webhooks.make(receiver.url(), users.toArray(UserId[]::new));
        Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
        receiver.answer((message, exchange) -> {
            int attempt = attempts.computeIfAbsent(message.eventId(), id -> new AtomicInteger())
                    .incrementAndGet();
            boolean isTaken = message.version() % 2 == 0 || attempt == 2;
            exchange.sendResponseHeaders(isTaken ? 200 : 500, -1);
        });
        for (int version = 2; version <= 7; version++) {
            for (UserId userId : users) {
                webhooks.change(userId, "name " + version);
            }
        }
        for (int failed = 1; failed <= 3; failed++) {
            int retries = failed;
            webhooks.awaitLog(
                    webhook,
                    log -> attempts(log).filter(each -> !each.succeeded()).count() >= 3L * retries);
            CLOCK.advance(Duration.ofSeconds(6));
        }
        webhooks.awaitLog(webhook, log -> ended(log, 18));

        for (UserId userId : users) {
            assertThat(receiver.received())
                    .filteredOn(message -> message.userId() == userId.value())
                    .extracting(Received::version)
                    .containsExactly(2L, 3L, 3L, 4L, 5L, 5L, 6L, 7L, 7L);
        }
    }

    @Test
    void triesForThreeDaysByTheSpecificationsSchedule() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        receiver.answer(500);
        webhooks.change(userId, "Ada");
        Instant began = CLOCK.instant();
        int made = 1;
        for (String wait : WAITS) {
            int attempts = made++;
            Delivery waiting = webhooks.awaitLog(webhook, log -> attempts(log).count() == attempts)
                    .get(0);
            Instant last = waiting.attempts().get(attempts - 1).at();
            Duration least = Duration.parse(wait);
            assertThat(Duration.between(last, waiting.nextAttemptAt()))
                    .isBetween(least, least.plus(least.dividedBy(10)).plusSeconds(30));
            CLOCK.advance(least.plus(least.dividedBy(10)));
        }
        webhooks.awaitLog(webhook, log -> ended(log, 1));

        Delivery failed = log(webhook);
        assertThat(failed.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(failed.attempts()).hasSize(10).allMatch(attempt -> attempt.status() == 500);
        assertThat(Duration.between(began, CLOCK.instant())).isGreaterThan(Duration.ofDays(3));
        assertThat(receiver.received())
                .extracting(Received::eventId)
                .containsOnly(failed.eventId().toString());
        assertThat(seen(webhook).disabled()).isNull();
    }

    @Test
    void goesOnWithTheNextEventOfAUserWhenOneIsGivenUp() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        receiver.answer((message, exchange) -> exchange.sendResponseHeaders(message.version() == 2 ? 500 : 200, -1));
        webhooks.change(userId, "first");
        webhooks.change(userId, "second");
        int made = 1;
        for (String wait : WAITS) {
            int attempts = made++;
            webhooks.awaitLog(
                    webhook, log -> log.size() == 2 && log.get(0).attempts().size() == attempts);
            CLOCK.advance(Duration.parse(wait).multipliedBy(11).dividedBy(10));
        }

        assertThat(webhooks.awaitLog(webhook, log -> ended(log, 2)))
                .extracting(Delivery::status)
                .containsExactly(DeliveryStatus.FAILED, DeliveryStatus.DELIVERED);
    }

    @Test
    void leavesAServerAloneForAsLongAsItAsks() {
        UserId userId = webhooks.someone();
        UserId other = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId, other);
        receiver.answer((message, exchange) -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
        });
        webhooks.change(userId, "Ada");
        webhooks.awaitLog(webhook, log -> attempts(log).count() == 1);
        receiver.answer(200);
        webhooks.change(other, "Grace");
        webhooks.awaitLog(webhook, log -> log.size() == 2);
        CLOCK.advance(Duration.ofMinutes(50));
        assertThat(webhooks.log(webhook)).allMatch(delivery -> delivery.status() == DeliveryStatus.PENDING);

        CLOCK.advance(Duration.ofMinutes(11));

        webhooks.awaitLog(webhook, log -> ended(log, 2));
    }

    @Test
    void isDisabledByGoneAndGoesOnWithWhatHasWaitedWhenItIsEnabled() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        receiver.answer(410);
        webhooks.change(userId, "Ada");
        patiently().until(() -> seen(webhook).disabled() != null);
        assertThat(seen(webhook).disabled().reason()).isEqualTo(DisabledReason.GONE);
        IssuedWebhook witness = webhooks.make(TestingWebhooks.NOWHERE, userId);
        webhooks.change(userId, "not heard of");
        webhooks.awaitLog(witness, log -> !log.isEmpty());
        receiver.answer(200);

        Webhook enabled = webhooks.api.enable(webhook.webhook().webhookId()).block();

        assertThat(enabled.disabled()).isNull();
        webhooks.awaitLog(webhook, log -> ended(log, 1));
        assertThat(received(2)).extracting(Received::version).containsExactly(2L, 2L);
    }

    @Test
    void isDisabledWhenNothingSucceedsForDaysAndItsOwnerIsTold() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(
                userId.toString(),
                receiver.url(),
                new WebhookFilter(List.of(WebhookType.PROFILE_CHANGED), List.of(userId), null, null));
        receiver.answer(503);
        webhooks.change(userId, "Ada");
        webhooks.awaitLog(webhook, log -> attempts(log).count() == 1);
        assertThat(seen(webhook).failingSince()).isNotNull();

        CLOCK.advance(Duration.ofDays(5).plusSeconds(1));

        patiently().until(() -> seen(webhook).disabled() != null);
        assertThat(seen(webhook).disabled().reason()).isEqualTo(DisabledReason.FAILING);
        assertThat(log(webhook).status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(webhooks.store.api().notifications(userId, 10).block().notifications())
                .extracting(Notification::topic)
                .containsExactly(Notification.Topic.WEBHOOK_DISABLED);
    }

    @Test
    void isNotFailingAfterASuccess() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        receiver.answer(503);
        webhooks.change(userId, "Ada");
        webhooks.awaitLog(webhook, log -> attempts(log).count() == 1);
        receiver.answer(200);
        CLOCK.advance(Duration.ofDays(4));

        patiently().until(() -> seen(webhook).failingSince() == null);
        assertThat(log(webhook).attempts()).hasSize(2);
    }

    @Test
    void hearsOfWhatPassesItsFilterAlone() {
        UserId userId = webhooks.someone();
        UserId other = webhooks.someone();
        IssuedWebhook names = webhooks.make(
                receiver.url(),
                new WebhookFilter(List.of(WebhookType.PROFILE_CHANGED), List.of(userId), null, List.of("name")));
        IssuedWebhook pictures = webhooks.make(
                receiver.url(),
                new WebhookFilter(
                        List.of(WebhookType.PROFILE_CHANGED), List.of(userId), List.of(PictureKind.AVATAR), null));
        webhooks.change(other, "somebody else's");
        webhooks.store.provision(
                userId, TestingStore.called(userId).draft().locale("tr").attributes());
        webhooks.change(userId, "Ada");

        assertThat(received(1)).extracting(Received::version).containsExactly(3L);
        webhooks.awaitLog(names, log -> ended(log, 1));
        assertThat(webhooks.log(pictures)).isEmpty();
    }

    @Test
    void signsByTheOldSecretTooWhileItIsReplaced() {
        UserId userId = webhooks.someone();
        IssuedWebhook first = webhooks.make(receiver.url(), userId);
        try (TestingWebhooks now = TestingWebhooks.start()) {
            WebhookSecret chosen = WebhookSecret.random();
            IssuedWebhook second = now.api
                    .rotateSecret(first.webhook().webhookId(), new SecretRotation(chosen))
                    .block();
            assertThat(second.secret()).isEqualTo(chosen);
            assertThat(second.webhook().oldSecretUntil()).isNotNull();
            now.api.test(first.webhook().webhookId()).block();
            Received both = received(1).get(0);
            assertThat(both.header("webhook-signature").split(" ")).hasSize(2);
            assertThat(both.isSignedWith(first.secret())).isTrue();
            assertThat(both.isSignedWith(chosen)).isTrue();
            assertThat(both.isSignedWith(WebhookSecret.random())).isFalse();
        }
        CLOCK.advance(Duration.ofHours(25));
        webhooks.api.test(first.webhook().webhookId()).block();
        assertThat(received(2).get(1).header("webhook-signature").split(" ")).hasSize(1);
        assertThat(seen(first).oldSecretUntil()).isNull();
    }

    @Test
    void sendsATestMessageAndTellsWhatCameOfIt() {
        IssuedWebhook webhook = webhooks.make(receiver.url());
        WebhookTrial taken = webhooks.api.test(webhook.webhook().webhookId()).block();
        receiver.answer(404);
        WebhookTrial refused = webhooks.api.test(webhook.webhook().webhookId()).block();

        assertThat(taken.attempt().succeeded()).isTrue();
        assertThat(refused.attempt().status()).isEqualTo(404);
        assertThat(refused.attempt().failure()).isEqualTo(DeliveryAttempt.Failure.STATUS);
        assertThat(received(2).get(0).type()).isEqualTo("webhook.test");
        assertThat(received(2).get(0).eventId()).isEqualTo(taken.eventId().toString());
        assertThat(webhooks.log(webhook)).isEmpty();
    }

    @Test
    void deliversOnceMoreWhatSomebodyAsksFor() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        webhooks.change(userId, "Ada");
        Delivery delivered = webhooks.awaitLog(webhook, log -> ended(log, 1)).get(0);

        Delivery again = webhooks.api
                .redeliver(webhook.webhook().webhookId(), delivered.deliveryId())
                .block();

        assertThat(again.status()).isEqualTo(DeliveryStatus.PENDING);
        webhooks.awaitLog(webhook, log -> ended(log, 1) && attempts(log).count() == 2);
        List<Received> messages = received(2);
        assertThat(messages.get(1).eventId()).isEqualTo(messages.get(0).eventId());
        assertThat(messages.get(1).body()).isEqualTo(messages.get(0).body());
    }

    @Test
    void forgetsWhatItWasToTellOfAnErasedUser() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        receiver.answer(500);
        webhooks.change(userId, "Ada");
        webhooks.awaitLog(webhook, log -> attempts(log).count() == 1);
        receiver.answer(200);
        try (TestingTopics topics = TestingTopics.follow()) {
            topics.publish(erasure(userId));
            List<Delivery> log = webhooks.awaitLog(webhook, each -> ended(each, 2));

            assertThat(log)
                    .extracting(Delivery::type, Delivery::status)
                    .containsExactly(
                            tuple(WebhookType.PROFILE_CHANGED, DeliveryStatus.DROPPED),
                            tuple(WebhookType.PROFILE_ERASED, DeliveryStatus.DELIVERED));
            Received told = received(2).get(1);
            assertThat(told.json().path("data"))
                    .hasToString("{\"userId\":" + userId
                            + ",\"version\":3,\"changed\":[],\"cause\":{\"type\":\"erasure\"}}");
            assertThatThrownBy(() -> webhooks.api
                            .redeliver(webhook.webhook().webhookId(), log.get(0).deliveryId())
                            .block())
                    .isInstanceOf(WebClientResponseException.Conflict.class);
        }
    }

    @Test
    void passesOverWhatCannotBeRead() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        try (TestingTopics topics = TestingTopics.follow()) {
            String topic = EventType.PROFILE_CHANGED.topic().topicName();
            topics.publish(new ProducerRecord<>(topic, userId.toString(), new byte[] {'{'}));
            ProducerRecord<String, byte[]> noUser = erasure(userId);
            topics.publish(new ProducerRecord<>(topic, null, "ada", noUser.value(), noUser.headers()));
        }
        webhooks.change(userId, "Ada");

        webhooks.awaitLog(webhook, log -> ended(log, 1));
    }

    @Test
    void goesToTheUrlThatItHasByThen() throws IOException {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        receiver.answer(500);
        webhooks.change(userId, "Ada");
        webhooks.awaitLog(webhook, log -> attempts(log).count() == 1);
        try (TestingReceiver elsewhere = new TestingReceiver()) {
            webhooks.api
                    .change(
                            webhook.webhook().webhookId(),
                            new WebhookTerms(
                                    elsewhere.url(),
                                    "moved",
                                    webhook.webhook().terms().filter()))
                    .block();
            CLOCK.advance(Duration.ofSeconds(6));

            webhooks.awaitLog(webhook, log -> ended(log, 1));
            assertThat(elsewhere.received()).hasSize(1);
        }
    }

    @Test
    void keepsTheLogForAsLongAsItIsConfigured() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        webhooks.change(userId, "Ada");
        webhooks.awaitLog(webhook, log -> ended(log, 1));
        CLOCK.advance(Duration.ofDays(29));
        webhooks.change(userId, "Grace");
        webhooks.awaitLog(webhook, log -> ended(log, 2));

        CLOCK.advance(Duration.ofDays(2));

        assertThat(webhooks.awaitLog(webhook, log -> ended(log, 1)).get(0).eventId())
                .hasToString(received(2).get(1).eventId());
    }

    @Test
    void keepsNothingOfADeletedWebhook() {
        UserId userId = webhooks.someone();
        IssuedWebhook webhook = webhooks.make(receiver.url(), userId);
        receiver.answer(500);
        webhooks.change(userId, "Ada");
        webhooks.awaitLog(webhook, log -> attempts(log).count() == 1);

        webhooks.api.delete(webhook.webhook().webhookId()).block();

        assertThatThrownBy(() -> webhooks.log(webhook)).isInstanceOf(WebClientResponseException.NotFound.class);
        CLOCK.advance(Duration.ofSeconds(6));
        UserId other = webhooks.someone();
        IssuedWebhook next = webhooks.make(receiver.url(), other);
        receiver.answer(200);
        webhooks.change(other, "Grace");
        webhooks.awaitLog(next, log -> ended(log, 1));
        assertThat(receiver.received()).hasSize(2);
    }

    private static ProducerRecord<String, byte[]> erasure(UserId userId) {
        return EventRecords.write(
                URI.create("/visage/profile-store"),
                Event.of(
                        EventType.PROFILE_ERASED,
                        userId,
                        CLOCK.instant(),
                        new ProfileErased(userId, new ProfileVersion(3))));
    }

    private List<Received> received(int count) {
        patiently().until(() -> receiver.received().size() >= count);
        assertThat(receiver.received()).hasSize(count);
        return receiver.received();
    }

    private static Webhook seen(IssuedWebhook webhook) {
        return webhooks.api.get(webhook.webhook().webhookId()).block();
    }

    private static Delivery log(IssuedWebhook webhook) {
        return webhooks.log(webhook).get(0);
    }

    private static boolean ended(List<Delivery> log, int count) {
        return log.stream().filter(delivery -> delivery.endedAt() != null).count() == count && log.size() == count;
    }

    private static Stream<DeliveryAttempt> attempts(List<Delivery> log) {
        return log.stream().flatMap(delivery -> delivery.attempts().stream());
    }
}
