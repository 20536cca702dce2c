package dev.visage.ingest.dialect;

import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.ByteBudget;
import java.time.Duration;
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

/** Reads a request's body, never more of it than may come, and never more of all bodies than there is room for. */
@Component
public class Body {

    /** What multipart headers or the members of a JSON object beside the picture may take. */
    private static final long FRAMING = DataSize.ofKilobytes(64).toBytes();

    /** What line breaks and escapes, as JSON or forms write them, may add to base64. */
    private static final double ESCAPES = 1.2;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ByteBudget budget;

    Body(ByteBudget budget) {
        this.budget = budget;
    }

    /** The body of a request that carries nothing but a picture; empty if there is none. */
    public Mono<byte[]> picture(ServerRequest request, DataSize limit) {
        return read(request, limit.toBytes(), announced -> tooManyBytes(limit, announced));
    }

    /** The body of a request that carries a picture's bytes between others. */
    public Mono<byte[]> framedPicture(ServerRequest request, DataSize limit) {
        return read(request, limit.toBytes() + FRAMING, announced -> tooManyBytes(limit, null));
    }

    /** The body of a request that carries a picture in base64, which makes four characters of three bytes. */
    public Mono<byte[]> base64Picture(ServerRequest request, DataSize limit) {
        long longest = (long) (limit.toBytes() / 3 * 4 * ESCAPES) + FRAMING;
        return read(request, longest, announced -> tooManyBytes(limit, null));
    }

    /** A body that carries no picture. */
    public Mono<byte[]> small(ServerRequest request) {
        return read(
                request,
                FRAMING,
                announced -> FailureException.malformed("body", "The body has more than " + FRAMING + " bytes."));
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
        Mono<byte[]> body = DataBufferUtils.join(
                        http.getBody().timeout(LONGEST_PAUSE), (int) Math.min(longest, Integer.MAX_VALUE))
                .map(Body::bytes)
                .onErrorMap(DataBufferLimitException.class, stopped -> tooLong.failure(null))
                .onErrorMap(
                        TimeoutException.class,
                        stalled -> FailureException.malformed(
                                "body", "Nothing of the body came for " + LONGEST_PAUSE.toSeconds() + " s."))
                .defaultIfEmpty(new byte[0]);
        return budget.hold(announced < 0 ? longest : announced, body);
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
