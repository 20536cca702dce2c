package dev.visage.profiles.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.webhook.Delivery;
import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryAttempt.Failure;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookType;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClientResponseException;

class WebhookTargetsIT {

    private static TestingWebhooks webhooks;
    private final CountDownLatch over = new CountDownLatch(1);
    private TestingReceiver receiver;

    @BeforeAll
    static void start() {
        webhooks = TestingWebhooks.start(
                "--visage.webhooks.test-timeout=3s", "--visage.webhooks.timeout=2s", "--visage.webhooks.per-owner=50");
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
        over.countDown();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsNoRedirect(int status) {
        receiver.answer((message, exchange) -> {
            exchange.getResponseHeaders().set("Location", receiver.url() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        });

        DeliveryAttempt attempt = test(receiver.url());

        assertThat(attempt.status()).isEqualTo(status);
        assertThat(attempt.failure()).isEqualTo(Failure.STATUS);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void doesNotWaitForASlowAnswer() {
        receiver.answer((message, exchange) -> hang());

        DeliveryAttempt attempt = test(receiver.url());

        assertThat(attempt.status()).isNull();
        assertThat(attempt.failure()).isEqualTo(Failure.TIMEOUT);
    }

    @Test
    void readsNoEndlessBody() {
        CountDownLatch cutOff = new CountDownLatch(1);
        receiver.answer((message, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            try {
                while (true) {
                    exchange.getResponseBody().write(chunk);
                }
            } catch (IOException gone) {
                cutOff.countDown();
                throw gone;
            }
        });

        DeliveryAttempt attempt = test(receiver.url());

        assertThat(attempt.succeeded()).isTrue();
        assertThat(attempt.status()).isEqualTo(200);
        assertThat(cutOff)
                .satisfies(
                        latch -> assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue());
    }

    @Test
    void doesNotWaitForTheEndOfABody() {
        try (TestingWebhooks patient = TestingWebhooks.start("--visage.webhooks.test-timeout=20s")) {
            receiver.answer((message, exchange) -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                hang();
            });
            IssuedWebhook webhook = patient.make(receiver.url());

            assertThat(patient.api
                            .test(webhook.webhook().webhookId())
                            .block()
                            .attempt()
                            .succeeded())
                    .isTrue();
        }
    }

    @Test
    void tellsWhatIsNoHttp() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> speak(server, "SSH-2.0-OpenSSH_9.9\r\n\r\n"));
            thread.start();

            assertThat(test("http://127.0.0.1:" + server.getLocalPort() + "/").failure())
                    .isEqualTo(Failure.PROTOCOL);
        }
    }

    @Test
    void tellsThatNobodyListens() {
        assertThat(test(TestingWebhooks.NOWHERE).failure()).isEqualTo(Failure.CONNECTION);
    }

    @Test
    void trustsNoServerThatNobodyVouchesFor(@TempDir Path directory) throws Exception {
        HttpServer server = SelfSigned.start(directory);
        try {
            String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/";

            assertThat(test(url).failure()).isEqualTo(Failure.TLS);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://10.0.0.1/, 422",
        "https://169.254.169.254/latest/meta-data/, 422",
        "https://[::1]/, 422",
        "https://[::ffff:10.0.0.1]/, 422",
        "https://[64:ff9b::a00:1]/, 422",
        "https://100.64.0.1/, 422",
        "https://no-such-host.invalid/, 422",
        "https://0x7f000001/, 400",
        "https://user:secret@hooks.example.org/, 400",
        "gopher://hooks.example.org/, 400"
    })
    void refusesWhatItMayNotCallWhenAWebhookIsMade(String url, int status) {
        assertThatThrownBy(() -> webhooks.make(url))
                .isInstanceOfSatisfying(
                        WebClientResponseException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(status));
    }

    @Test
    void isStrictByDefault() {
        try (TestingWebhooks strict =
                TestingWebhooks.start("--visage.webhooks.allow-http=false", "--visage.webhooks.allowed-networks=")) {
            assertThatThrownBy(() -> strict.make(receiver.url()))
                    .isInstanceOf(WebClientResponseException.BadRequest.class);
            assertThatThrownBy(() -> strict.make(receiver.url().replace("http:", "https:")))
                    .isInstanceOfSatisfying(
                            WebClientResponseException.class,
                            refused ->
                                    assertThat(refused.getStatusCode().value()).isEqualTo(422));
        }
    }

    @Test
    void connectsToNoAddressThatIsRefusedByThenWhateverItWasWhenTheWebhookWasMade() {
        IssuedWebhook byName = webhooks.make(receiver.url().replace("127.0.0.1", "localhost"));
        IssuedWebhook byAddress = webhooks.make(receiver.url());
        try (TestingWebhooks strict = TestingWebhooks.start("--visage.webhooks.allowed-networks=192.0.2.0/24")) {
            for (IssuedWebhook each : List.of(byName, byAddress)) {
                assertThat(strict.api
                                .test(each.webhook().webhookId())
                                .block()
                                .attempt()
                                .failure())
                        .isEqualTo(Failure.REFUSED_ADDRESS);
            }
        }
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void letsOneSlowServerHoldUpNobodyElse() throws IOException {
        List<UserId> users = Stream.generate(webhooks::someone).limit(5).toList();
        receiver.answer((message, exchange) -> hang());
        webhooks.make(receiver.url(), users.toArray(UserId[]::new));
        try (TestingReceiver quick = new TestingReceiver()) {
            IssuedWebhook other = webhooks.make(quick.url(), users.toArray(UserId[]::new));
            users.forEach(userId -> webhooks.change(userId, "Ada"));

            List<Delivery> log = webhooks.awaitLog(
                    other,
                    each -> each.size() == 5
                            && each.stream().allMatch(delivery -> delivery.status() == DeliveryStatus.DELIVERED));
            assertThat(log).hasSize(5);
            assertThat(quick.received()).hasSize(5);
        }
    }

    @Test
    void takesOnlySoManyWebhooksOfOneSubject() {
        WebhookFilter filter = new WebhookFilter(List.of(WebhookType.PROFILE_CHANGED), null, null, null);
        try (TestingWebhooks few = TestingWebhooks.start("--visage.webhooks.per-owner=2")) {
            few.make("few", receiver.url(), filter);
            few.make("few", receiver.url(), filter);

            assertThatThrownBy(() -> few.make("few", receiver.url(), filter))
                    .isInstanceOf(WebClientResponseException.Conflict.class);
            few.make("somebody else", receiver.url(), filter);
        }
    }

    private static DeliveryAttempt test(String url) {
        IssuedWebhook webhook = webhooks.make(url);
        return webhooks.api.test(webhook.webhook().webhookId()).block().attempt();
    }

    private void hang() throws IOException {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
        }
    }

    private static void speak(ServerSocket server, String words) {
        try (Socket client = server.accept()) {
            client.getInputStream().read(new byte[8 * 1024]);
            client.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
