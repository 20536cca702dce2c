package dev.visage.ingest.dialect;

import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.failure.FailureException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads a request's body, never more of it than may come. */
public final class Body {

    /** What multipart headers or the members of a JSON object beside the picture may take. */
    private static final long FRAMING = DataSize.ofKilobytes(64).toBytes();

    private Body() {}

    /** The body of a request that carries nothing but a picture; empty if there is none. */
    public static Mono<byte[]> picture(ServerRequest request, DataSize limit) {
        return read(request, limit.toBytes(), limit.toBytes());
    }

    /** The body of a request that carries a picture's bytes between others. */
    public static Mono<byte[]> framedPicture(ServerRequest request, DataSize limit) {
        return read(request, limit.toBytes() + FRAMING, limit.toBytes());
    }

    /** The body of a request that carries a picture in base64, which makes four characters of three bytes. */
    public static Mono<byte[]> base64Picture(ServerRequest request, DataSize limit) {
        return read(request, limit.toBytes() / 3 * 4 + FRAMING, limit.toBytes());
    }

    /** A body that carries no picture. */
    public static Mono<byte[]> small(ServerRequest request) {
        return read(request, FRAMING, FRAMING);
    }

    private static Mono<byte[]> read(ServerRequest request, long mostBytes, long namedLimit) {
        ServerHttpRequest http = request.exchange().getRequest();
        long announced = http.getHeaders().getContentLength();
        if (announced > mostBytes) {
            return Mono.error(FailureException.refused(new Rejection.TooManyBytes(namedLimit, announced)));
        }
        return DataBufferUtils.join(http.getBody(), (int) Math.min(mostBytes, Integer.MAX_VALUE))
                .map(Body::bytes)
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooLong -> FailureException.refused(new Rejection.TooManyBytes(namedLimit, null)))
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
