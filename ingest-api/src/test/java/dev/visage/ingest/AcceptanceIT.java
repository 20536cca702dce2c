package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.objects.ObjectStore;
import dev.visage.testing.TestInfrastructure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Between the storing of an original and the answer. */
class AcceptanceIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static volatile CountDownLatch storing = new CountDownLatch(1);
    private static volatile CountDownLatch store = new CountDownLatch(1);

    @BeforeEach
    void storeNothing() {
        storing = new CountDownLatch(1);
        store = new CountDownLatch(1);
    }

    @Test
    void anUploadWhoseOriginalWasStoredLongAgoIsNotAnnounced() throws IOException {
        long user = 8_101;
        try (TestingEdge late = new TestingEdge("visage.uploads.announce-within=1ns");
                TestingEdge inTime = new TestingEdge("visage.profiles.urls=" + late.profiles.url())) {
            late.profiles.add(user, "ada");

            Answer refused = late.send(upload(late, user));
            Answer accepted = inTime.send(upload(inTime, user));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(accepted.status()).isEqualTo(202);
            await().until(() -> !late.pipeline.uploadsOf(user).isEmpty());
            assertThat(late.pipeline.uploadsOf(user))
                    .extracting(upload -> upload.uploadId().toString())
                    .containsExactly(accepted.text("uploadId"));
        }
    }

    @Test
    void anUploadThatIsBeingAcceptedWhenTheServiceStopsIsAcceptedAndAnswered() throws IOException {
        long user = 8_102;
        TestingEdge edge = new TestingEdge(List.of(SlowStore.class));
        edge.profiles.add(user, "ada");
        try (FakePipeline pipeline =
                new FakePipeline(TestInfrastructure.shared().kafkaBootstrapServers(), edge.profiles)) {
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                    () -> edge.send(upload(edge, user).header("Prefer", "wait=20")));
            await().until(() -> storing.getCount() == 0);
            CompletableFuture<Void> closing = CompletableFuture.runAsync(edge::close);
            await().untilAsserted(() -> assertThatThrownBy(() -> new Socket("127.0.0.1", edge.url.getPort()).close())
                    .isInstanceOf(IOException.class));

            store.countDown();

            assertThat(answer.join().status()).isEqualTo(202);
            closing.join();
            await().until(() -> pipeline.uploadsOf(user).size() == 1);
            assertThat(pipeline.uploadsOf(user).get(0).uploadId())
                    .hasToString(answer.join().text("uploadId"));
        }
    }

    @Test
    void theLeaseOfAKeyIsRenewedUntilItsUploadIsAcceptedAndNoLonger() throws IOException {
        long user = 8_103;
        try (TestingEdge edge = new TestingEdge(List.of(SlowStore.class), "visage.uploads.idempotency-lease=1s")) {
            edge.profiles.add(user, "ada");
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                    () -> edge.send(upload(edge, user).header("Idempotency-Key", "one")));
            await().until(() -> edge.profiles.keys.renewals() >= 4);

            store.countDown();

            assertThat(answer.join().status()).isEqualTo(202);
            int renewals = edge.profiles.keys.renewals();
            await().during(Duration.ofSeconds(2)).until(edge.profiles.keys::renewals, seen -> seen <= renewals + 1);
        }
    }

    @Test
    void doesNotStartWithALeaseThatIsOverAtOnce() {
        assertThatThrownBy(() -> new TestingEdge("visage.uploads.idempotency-lease=999ms"))
                .hasStackTraceContaining("must be longer than or equal to 1 second");
    }

    private static HttpRequest.Builder upload(TestingEdge edge, long user) {
        return edge.request("/v1/users/" + user + "/pictures/avatar", edge.tokens.of(user, "update_profile"))
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH));
    }

    /** Stores nothing until it is told to. */
    @Configuration(proxyBeanMethods = false)
    static class SlowStore {

        @Bean
        @Primary
        ObjectStore slowStore(@Qualifier("objectStore") ObjectStore store) {
            return (ObjectStore) Proxy.newProxyInstance(
                    ObjectStore.class.getClassLoader(),
                    new Class<?>[] {ObjectStore.class},
                    (proxy, method, arguments) -> call(store, method, arguments));
        }

        private static Object call(ObjectStore objects, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("put")) {
                storing.countDown();
                store.await();
            }
            try {
                return method.invoke(objects, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
    }
}
