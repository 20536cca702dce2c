package dev.visage.ingest.dialect;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.http.ConnectionSettings;
import dev.visage.ingest.store.ByteBudget;
import dev.visage.ingest.store.ByteBudgets;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads a request's body, never more of it than may come, and never more of all bodies than there is room for. What is to be
 * unwrapped goes on outside of the event loops, which megabytes would keep from all other requests.
 */
@Component
public class Body {

    /** What multipart headers or the members of a JSON object beside the picture may take. */
    private static final long FRAMING = DataSize.ofKilobytes(64).toBytes();

    /** What line breaks and escapes, as JSON or forms write them, may add to base64. */
    private static final double ESCAPES = 1.2;

    private static final byte[] NOTHING = {};

    private final ByteBudgets budgets;
    private final ConnectionSettings clients;

    Body(ByteBudgets budgets, ConnectionSettings clients) {
        this.budgets = budgets;
        this.clients = clients;
    }

    /** The body of a request that carries nothing but a picture; empty if there is none. */
    public Mono<byte[]> picture(ServerRequest request, DataSize limit) {
        return read(request, limit.toBytes(), announced -> tooManyBytes(limit, announced));
    }

    /** The body of a request that carries a picture's bytes between others. */
    public Mono<byte[]> framedPicture(ServerRequest request, DataSize limit) {
        return read(request, limit.toBytes() + FRAMING, announced -> tooManyBytes(limit, null))
                .publishOn(Schedulers.parallel());
    }

    /** The body of a request that carries a picture in base64, which makes four characters of three bytes. */
    public Mono<byte[]> base64Picture(ServerRequest request, DataSize limit) {
        long longest = (long) (limit.toBytes() / 3 * 4 * ESCAPES) + FRAMING;
        return read(request, longest, announced -> tooManyBytes(limit, null)).publishOn(Schedulers.parallel());
    }

    /** A body that carries no picture. */
    public Mono<byte[]> small(ServerRequest request) {
        return read(
                request,
                FRAMING,
                announced -> FailureException.malformed("body", "The body has more than " + FRAMING + " bytes."));
    }

    /** Whether a body is nothing, or the picture itself, in whatever it is said to be wrapped. */
    public static boolean isBare(byte[] body) {
        return body.length == 0 || PictureFormat.beginning(body).isPresent();
    }

    private static FailureException tooManyBytes(DataSize limit, @Nullable Long found) {
        return FailureException.refused(new Rejection.TooManyBytes(limit.toBytes(), found));
    }

    private Mono<byte[]> read(ServerRequest request, long longest, TooLong tooLong) {
        ServerHttpRequest http = request.exchange().getRequest();
        long announced = http.getHeaders().getContentLength();
        if (announced > longest) {
            return Mono.error(tooLong.failure(announced));
        }
        return request.principal()
                .hasElement()
                .map(isKnown -> isKnown ? budgets.uploads() : budgets.anonymous())
                .flatMap(budget -> read(http, (int) Math.min(longest, Integer.MAX_VALUE), budget))
                .onErrorMap(DataBufferLimitException.class, stopped -> tooLong.failure(null))
                .defaultIfEmpty(NOTHING);
    }

    /** Claims room for what has come, not for what is announced: who sends nothing takes nothing. */
    private Mono<byte[]> read(ServerHttpRequest http, int longest, ByteBudget budget) {
        return Mono.using(
                budget::claim,
                claim -> DataBufferUtils.join(
                                http.getBody().timeout(clients.pause()).map(buffer -> claimed(claim, buffer)), longest)
                        .map(Body::bytes)
                        .timeout(clients.body())
                        .onErrorMap(TimeoutException.class, stalled -> tooSlow()),
                ByteBudget.Claim::close);
    }

    private FailureException tooSlow() {
        return FailureException.malformed(
                "body",
                "The body stopped for " + clients.pause().toSeconds() + " s or took longer than "
                        + clients.body().toSeconds() + " s.");
    }

    private static DataBuffer claimed(ByteBudget.Claim claim, DataBuffer buffer) {
        try {
            claim.add(buffer.readableByteCount());
            return buffer;
        } catch (FailureException full) {
            DataBufferUtils.release(buffer);
            throw full;
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** What a body that is too long fails with, by the length that it announces, if it does. */
    private interface TooLong {
        FailureException failure(@Nullable Long announced);
    }
}
