package dev.visage.profiles.webhook.sending;

import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryAttempt.Failure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Sends messages by POST, over connections that stay open for the next. No redirect is followed, no proxy asked and no cookie
 * kept. The status decides; of a body only so much is read, and for so long, as it takes to use the connection again.
 */
@Component
public class Sender implements DisposableBean {

    private static final String AGENT = "Visage-Webhooks/1.0";
    private static final long READ_OF_BODY = DataSize.ofKilobytes(16).toBytes();
    private static final Duration READING_OF_BODY = Duration.ofSeconds(1);
    private static final int MOST_CONNECTIONS = 500;
    private static final int MOST_LOOKUPS_WAITING = 1000;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final ThreadPoolExecutor lookups;
    private final ConnectionProvider connections;
    private final HttpClient client;
    private final Clock clock;

    Sender(TargetSettings settings, Hosts hosts, ReactorResourceFactory resources, Clock clock) {
        this.clock = clock;
        lookups = new ThreadPoolExecutor(
                settings.lookups(),
                settings.lookups(),
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(MOST_LOOKUPS_WAITING),
                task -> {
                    Thread thread = new Thread(task, "webhook-lookup");
                    thread.setDaemon(true);
                    return thread;
                });
        lookups.allowCoreThreadTimeOut(true);
        connections = ConnectionProvider.builder("webhooks")
                .maxConnections(MOST_CONNECTIONS)
                .pendingAcquireMaxCount(-1)
                .maxIdleTime(IDLE)
                .evictInBackground(IDLE)
                .disposeInactivePoolsInBackground(FORGOTTEN, FORGOTTEN)
                .build();
        client = HttpClient.create(connections)
                .runOn(resources.getLoopResources())
                .resolver(new CheckedAddresses(hosts, lookups))
                .noProxy()
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectTimeout().toMillis());
    }

    /**
     * Sends a message.
     *
     * @param timeout how long that may take in all
     * @return what came of it; never an error
     */
    public Mono<Answer> send(SignedMessage message, Duration timeout) {
        return Mono.defer(() -> send(message, timeout, System.nanoTime()));
    }

    private Mono<Answer> send(SignedMessage message, Duration timeout, long began) {
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        return client.headers(headers -> set(headers, message, body.length))
                .post()
                .uri(message.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .response((response, content) -> drained(content).then(Mono.just(answer(message, response, began))))
                .next()
                .timeout(timeout)
                .onErrorResume(error -> Mono.just(
                        new Answer(new DeliveryAttempt(message.at(), since(began), null, Faults.of(error)), null)));
    }

    private static void set(HttpHeaders headers, SignedMessage message, int length) {
        headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, length)
                .set(HttpHeaderNames.USER_AGENT, AGENT)
                .set("webhook-id", message.eventId().toString())
                .set("webhook-timestamp", message.at().getEpochSecond())
                .set("webhook-signature", message.signature());
    }

    private Answer answer(SignedMessage message, HttpClientResponse response, long began) {
        int status = response.status().code();
        Instant notBefore = status == TOO_MANY_REQUESTS || status == UNAVAILABLE
                ? RetryAfter.read(response.responseHeaders().get(HttpHeaderNames.RETRY_AFTER), clock.instant())
                : null;
        Failure failure = status >= 200 && status < 300 ? null : Failure.STATUS;
        return new Answer(new DeliveryAttempt(message.at(), since(began), status, failure), notBefore);
    }

    /** What is left unread ends with the connection. */
    private static Mono<Void> drained(ByteBufFlux content) {
        return content.map(ByteBuf::readableBytes)
                .scan(0L, Long::sum)
                .takeUntil(read -> read > READ_OF_BODY)
                .take(READING_OF_BODY)
                .onErrorComplete()
                .then();
    }

    private static long since(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    @Override
    public void destroy() {
        connections.dispose();
        lookups.shutdownNow();
    }
}
