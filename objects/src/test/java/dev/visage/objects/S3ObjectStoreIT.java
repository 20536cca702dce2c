package dev.visage.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.embedded.S3Endpoint;
import dev.visage.testing.TestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3ObjectStoreIT extends ObjectStoreContractTest {

    private static final String BUCKET = "objects-it";
    private static final S3Endpoint SERVER = TestInfrastructure.shared().s3();
    private static S3ObjectStore store;
    private static S3ObjectStore down;

    @BeforeAll
    static void open() {
        TestInfrastructure.shared().createBucket(BUCKET);
        store = new S3ObjectStore(settings(SERVER.uri(), BUCKET, SERVER.secretKey()));
        down = new S3ObjectStore(settings(closedPort(), BUCKET, SERVER.secretKey()));
    }

    @AfterAll
    static void close() {
        store.close();
        down.close();
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    ObjectStore storeThatIsDown() {
        return down;
    }

    @Test
    void saysThatItIsUnavailableWhenItsCredentialsAreWrong() {
        try (S3ObjectStore stranger = new S3ObjectStore(settings(SERVER.uri(), BUCKET, "wrong-secret-key"))) {
            assertUnavailable(stranger);
        }
    }

    @Test
    void saysThatItIsUnavailableWhenItsBucketIsMissing() {
        try (S3ObjectStore lost = new S3ObjectStore(settings(SERVER.uri(), "no-such-bucket", SERVER.secretKey()))) {
            assertThatThrownBy(lost::check)
                    .isInstanceOf(ObjectStoreUnavailableException.class)
                    .hasMessageContaining("no-such-bucket");
            assertThatThrownBy(() -> lost.put(newKey(), new ObjectContent(new byte[1], "image/png")))
                    .isInstanceOf(ObjectStoreUnavailableException.class);
            assertThatThrownBy(() -> lost.get(newKey())).isInstanceOf(ObjectStoreUnavailableException.class);
        }
    }

    @Test
    void givesUpOnAServerThatTakesConnectionsAndNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                S3ObjectStore waiting =
                        new S3ObjectStore(settings(loopback(silent.getLocalPort()), BUCKET, SERVER.secretKey()))) {
            assertUnavailable(waiting);
        }
    }

    @Test
    void triesAFailingServerAFewTimes() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer failing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        failing.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        failing.start();
        try (S3ObjectStore unlucky =
                new S3ObjectStore(settings(loopback(failing.getAddress().getPort()), BUCKET, SERVER.secretKey()))) {
            assertUnavailable(unlucky);
            // eight calls, each a request and its repetitions
            assertThat(requests).hasValueBetween(9, 80);
        } finally {
            failing.stop(0);
        }
    }

    @Test
    void tellsWhatIsRefusedOfOneObjectFromWhatFails() throws IOException {
        assertThat(answered(403, "InvalidObjectState"))
                .isInstanceOfSatisfying(
                        ObjectRefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("InvalidObjectState"));
        assertThat(answered(400, "InvalidRequest")).isInstanceOf(ObjectRefusedException.class);
        assertThat(answered(400, "RequestTimeout")).isExactlyInstanceOf(ObjectStoreUnavailableException.class);
        assertThat(answered(404, "NoSuchBucket")).isExactlyInstanceOf(ObjectStoreUnavailableException.class);
        assertThat(answered(429, "TooManyRequests")).isExactlyInstanceOf(ObjectStoreUnavailableException.class);
    }

    private static @Nullable Throwable answered(int status, String code) throws IOException {
        return calling(exchange -> answer(exchange, status, code), asking -> asking.get(newKey(), 0, 100));
    }

    @Test
    void storesSeveralObjectsSideBySide() throws IOException {
        CyclicBarrier meeting = new CyclicBarrier(4);

        Throwable failure = puttingAll(4, exchange -> {
            await(() -> meeting.await(20, TimeUnit.SECONDS));
            answer(exchange, 200, null);
        });

        assertThat(failure).isNull();
    }

    @Test
    void failsWithOneOfSeveralOnceNoneIsUnderWay() throws IOException {
        AtomicBoolean first = new AtomicBoolean(true);
        CountDownLatch refused = new CountDownLatch(1);
        AtomicInteger stored = new AtomicInteger();

        Throwable failure = puttingAll(3, exchange -> {
            if (first.getAndSet(false)) {
                answer(exchange, 400, "InvalidRequest");
                refused.countDown();
                return;
            }
            await(() -> refused.await(20, TimeUnit.SECONDS));
            stored.incrementAndGet();
            answer(exchange, 200, null);
        });

        assertThat(failure).isInstanceOf(ObjectRefusedException.class);
        assertThat(stored).hasValue(2);
    }

    /** What comes of storing so many objects at a server that answers like this. */
    private static @Nullable Throwable puttingAll(int count, HttpHandler answers) throws IOException {
        Map<ObjectKey, ObjectContent> contents = IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(number -> newKey(), number -> new ObjectContent(new byte[9], "image/png")));
        return calling(answers, storing -> putAll(storing, contents));
    }

    /** What a call to a server that answers like this fails with, if it does. */
    private static @Nullable Throwable calling(HttpHandler answers, Consumer<S3ObjectStore> call) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", answers);
        server.start();
        try (S3ObjectStore store =
                new S3ObjectStore(settings(loopback(server.getAddress().getPort()), BUCKET, SERVER.secretKey()))) {
            return catchThrowable(() -> call.accept(store));
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /** @param error the code of what went wrong; null for an answer without a body */
    private static void answer(HttpExchange exchange, int status, @Nullable String error) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.getResponseHeaders().set("ETag", "\"0\"");
        if (error == null) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            byte[] body = ("<Error><Code>" + error + "</Code><Message>No.</Message></Error>").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void await(Callable<?> meeting) throws IOException {
        try {
            meeting.call();
        } catch (Exception alone) {
            throw new IOException(alone);
        }
    }

    @Test
    void leavesNoThreadThatKeepsTheProcessAlive() throws InterruptedException {
        S3ObjectStore closed = new S3ObjectStore(settings(SERVER.uri(), BUCKET, SERVER.secretKey()));
        Set<Thread> before = lastingThreads();
        closed.check();
        Set<Thread> started = lastingThreads();
        started.removeAll(before);
        assertThat(started).isNotEmpty();

        closed.close();

        for (Thread thread : started) {
            thread.join(10_000);
        }
        assertThat(started).noneMatch(Thread::isAlive);
    }

    private static Set<Thread> lastingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static S3Settings settings(URI endpoint, String bucket, String secretKey) {
        return new S3Settings(
                endpoint,
                "us-east-1",
                bucket,
                SERVER.accessKey(),
                secretKey,
                Duration.ofSeconds(2),
                Duration.ofSeconds(90),
                endpoint.equals(SERVER.uri()) ? Duration.ofSeconds(30) : Duration.ofSeconds(2),
                32);
    }

    private static URI closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return loopback(socket.getLocalPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
