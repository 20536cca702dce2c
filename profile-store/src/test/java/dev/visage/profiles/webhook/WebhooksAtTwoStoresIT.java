package dev.visage.profiles.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.profiles.TestingInfrastructure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksAtTwoStoresIT {

    private static final int CHANGES = 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private TestingReceiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new TestingReceiver();
    }

    @AfterEach
    void hangUp() {
        over.countDown();
        receiver.close();
    }

    @Test
    void shareTheWorkAndKeepTheOrder() {
        try (TestingWebhooks one = TestingWebhooks.start();
                TestingWebhooks two = TestingWebhooks.start()) {
            List<UserId> users = Stream.generate(one::someone).limit(5).toList();
            IssuedWebhook webhook = one.make(receiver.url(), users.toArray(UserId[]::new));
            for (int change = 0; change < CHANGES; change++) {
                for (UserId userId : users) {
                    (change % 2 == 0 ? one : two).change(userId, "name " + change);
                }
            }
            two.awaitLog(
                    webhook,
                    log -> log.stream()
                                    .filter(delivery -> delivery.endedAt() != null)
                                    .count()
                            == (long) CHANGES * users.size());

            for (UserId userId : users) {
                assertThat(receiver.received())
                        .filteredOn(message -> message.userId() == userId.value())
                        .extracting(Received::version)
                        .containsExactlyElementsOf(
                                LongStream.range(2, 2 + CHANGES).boxed().toList());
            }
        }
    }

    @Test
    void loseNothingThatOneOfThemHadTakenWhenItWasKilled() throws SQLException {
        receiver.answer((message, exchange) -> hang());
        TestingWebhooks one = TestingWebhooks.start("--visage.webhooks.lease=4s");
        UserId userId = one.someone();
        IssuedWebhook webhook = one.make(receiver.url(), userId);
        one.change(userId, "Ada");
        one.change(userId, "Grace");
        TestingWebhooks.patiently().until(() -> receiver.received().size() == 1);
        one.awaitLog(webhook, log -> log.size() == 2);
        // It can say nothing any more, as if it were killed.
        TestingInfrastructure.admitToDatabase(false);
        try {
            one.leave();
        } finally {
            TestingInfrastructure.admitToDatabase(true);
        }
        receiver.answer(200);

        try (TestingWebhooks two = TestingWebhooks.start()) {
            two.adopt(webhook);
            two.awaitLog(webhook, log -> log.stream().allMatch(delivery -> delivery.endedAt() != null));
            assertThat(receiver.received()).extracting(Received::version).containsExactly(2L, 2L, 3L);
        }
    }

    @Test
    void giveBackWhatIsUnderWayWhenTheyStop() {
        receiver.answer((message, exchange) -> hang());
        TestingWebhooks one = TestingWebhooks.start("--visage.webhooks.lease=1d");
        UserId userId = one.someone();
        IssuedWebhook webhook = one.make(receiver.url(), userId);
        one.change(userId, "Ada");
        TestingWebhooks.patiently().until(() -> receiver.received().size() == 1);
        one.leave();
        receiver.answer(200);

        try (TestingWebhooks two = TestingWebhooks.start()) {
            two.adopt(webhook);
            two.awaitLog(webhook, log -> log.stream().allMatch(delivery -> delivery.endedAt() != null));
            assertThat(receiver.received()).hasSize(2);
        }
    }

    @Test
    void knowWhenTheNextAttemptIsDue() {
        receiver.answer(500);
        try (TestingWebhooks one = TestingWebhooks.start("--visage.webhooks.schedule=1h")) {
            UserId userId = one.someone();
            IssuedWebhook webhook = one.make(receiver.url(), userId);
            Instant begin = Instant.now();
            one.change(userId, "Ada");
            one.awaitLog(
                    webhook,
                    log -> log.stream()
                            .anyMatch(delivery -> !delivery.attempts().isEmpty()));

            Rounds.Round quiet = one.store.bean(Rounds.class).next(List.of(), Map.of());

            assertThat(quiet.taken()).isEmpty();
            assertThat(quiet.nextAt())
                    .isBetween(begin.plus(Duration.ofMinutes(60)), begin.plus(Duration.ofMinutes(67)));
        }
    }

    private void hang() throws IOException {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
        }
    }
}
