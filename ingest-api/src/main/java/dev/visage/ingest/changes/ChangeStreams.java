package dev.visage.ingest.changes;

import dev.visage.ingest.access.Caller;
import dev.visage.ingest.admission.Admission;
import dev.visage.ingest.failure.FailureException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** Changes of profiles as server-sent events, for as long as the client listens and its token lasts. */
@Component
class ChangeStreams {

    private final Subscribers subscribers;
    private final Timeline timeline;
    private final ChangeLog changes;
    private final CatchUps catchUps;
    private final Admission admission;
    private final Counter dropped;

    ChangeStreams(
            Subscribers subscribers,
            Timeline timeline,
            ChangeLog changes,
            CatchUps catchUps,
            Admission admission,
            MeterRegistry meters) {
        this.subscribers = subscribers;
        this.timeline = timeline;
        this.changes = changes;
        this.catchUps = catchUps;
        this.admission = admission;
        Gauge.builder("visage.changes.subscribers", subscribers, Subscribers::count)
                .description("Streams of changes")
                .register(meters);
        this.dropped = Counter.builder("visage.changes.dropped")
                .description("Streams that were ended because the client was too slow, or what it lacked was not there")
                .register(meters);
    }

    Mono<ServerResponse> follow(ServerRequest request, Caller caller) {
        ChangeQuery query = ChangeQuery.of(request, caller);
        Position now = timeline.now().filter(known -> subscribers.haveRoom()).orElseThrow(this::full);
        Position asked = query.position();
        if (asked == null) {
            return query.fromBeginning()
                    ? bounds().flatMap(bounds -> stream(request, caller, query, beginning(bounds)))
                    : stream(request, caller, query, null);
        }
        Optional<PositionGone> gone = PositionGone.of(asked, now, Instant.now());
        if (gone.isPresent()) {
            return gone(gone.get(), asked);
        }
        if (now.offsets().reach(asked.offsets())
                && timeline.since(asked.offsets()).isPresent()) {
            return stream(request, caller, query, asked);
        }
        return bounds().flatMap(bounds -> PositionGone.of(asked, bounds)
                .map(reason -> gone(reason, asked))
                .orElseGet(() -> stream(request, caller, query, asked)));
    }

    private static Mono<ServerResponse> gone(PositionGone reason, Position position) {
        return reason.problem(position, Instant.now()).response();
    }

    private static Position beginning(LogBounds bounds) {
        return new Position(bounds.topicId(), Instant.now(), bounds.begin());
    }

    private Mono<LogBounds> bounds() {
        if (!catchUps.haveRoom()) {
            throw full();
        }
        return changes.bounds()
                .onErrorMap(KafkaException.class, away -> new FailureException(admission.refusal(), away));
    }

    private FailureException full() {
        return new FailureException(admission.refusal());
    }

    private Mono<ServerResponse> stream(
            ServerRequest request, Caller caller, ChangeQuery query, @Nullable Position position) {
        Subscriber subscriber =
                new Subscriber(timeline, query.filter(), position, caller.expiresAt(), query.fromBeginning());
        Runnable closing = closing(request.exchange().getRequest());
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // what stands between must not gather events
                .header("X-Accel-Buffering", "no")
                .body((response, context) ->
                        response.writeAndFlushWith(groups(subscriber, closing, response.bufferFactory())));
    }

    /** Each group is what the client gets at once; the next one is taken when the connection has room. */
    private Flux<Flux<DataBuffer>> groups(Subscriber subscriber, Runnable closing, DataBufferFactory buffers) {
        return Flux.<Subscriber>create(sink -> {
                    sink.onDispose(() -> leave(subscriber));
                    subscribers.add(subscriber, closing);
                    if (!subscriber.begin(outlet(subscriber, sink))) {
                        catchUps.begin(subscriber);
                    }
                })
                .map(awake -> Flux.defer(() -> Flux.fromIterable(awake.take()).map(buffers::wrap)));
    }

    private static Subscriber.Outlet outlet(Subscriber subscriber, FluxSink<Subscriber> sink) {
        return new Subscriber.Outlet() {
            @Override
            public void wake() {
                sink.next(subscriber);
            }

            @Override
            public void end() {
                sink.complete();
            }
        };
    }

    private void leave(Subscriber subscriber) {
        subscribers.remove(subscriber);
        subscriber.farewell().filter(Farewell::isDrop).ifPresent(reason -> dropped.increment());
        subscriber.end(Farewell.STOPPING);
    }

    private static Runnable closing(ServerHttpRequest request) {
        Object connection = ServerHttpRequestDecorator.getNativeRequest(request);
        return connection instanceof Connection open ? () -> open.channel().close() : () -> {};
    }
}
