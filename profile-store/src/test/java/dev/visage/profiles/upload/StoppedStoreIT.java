package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UserId;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

class StoppedStoreIT {

    @Test
    void losesItsLocksSoThatOthersGoOn() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        try (TestingStore store = TestingStore.start();
                TestingTopics topics = TestingTopics.follow()) {
            UserId userId = store.provision();
            ImageProcessed.Succeeded result = avatar(userId, 1);
            CompletableFuture<Void> transaction =
                    CompletableFuture.runAsync(() -> store.bean(TransactionOperations.class)
                            .executeWithoutResult(status -> {
                                store.bean(JdbcTemplate.class)
                                        .execute("select from profiles where user_id = " + userId + " for update");
                                stopped.countDown();
                                awaitUninterrupted(goesOn);
                            }));
            stopped.await();

            topics.publish(result);

            assertThat(topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1))
                    .singleElement()
                    .satisfies(ended -> assertThat(ended.data()).isInstanceOf(UploadOutcome.Applied.class));
            assertThat(transaction).isNotDone();
            goesOn.countDown();
            assertThat(transaction).failsWithin(Duration.ofSeconds(30)).withThrowableOfType(ExecutionException.class);
        } finally {
            goesOn.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
