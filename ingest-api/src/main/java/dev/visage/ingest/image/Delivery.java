package dev.visage.ingest.image;

import dev.visage.contracts.picture.PictureFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What an answer says of the picture that it carries.
 *
 * @param format the picture's
 * @param etag an opaque mark of its bytes, without quotation marks
 * @param caching for how long it stays the same
 */
record Delivery(PictureFormat format, String etag, CacheControl caching) {

    /** That of the same picture in another size, which is known without making it. */
    Delivery in(Box box) {
        return new Delivery(format, etag + "-" + box, caching);
    }

    /** An answer that awaits the picture. Pages of any origin may read what everybody may. */
    ServerResponse.BodyBuilder ok() {
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .eTag(etag)
                .cacheControl(caching);
    }

    /** 304 if the client has the picture; else the answer. */
    Mono<ServerResponse> unlessKept(ServerRequest request, Mono<ServerResponse> answer) {
        Mono<ServerResponse> unchanged = Mono.defer(() -> ServerResponse.status(HttpStatus.NOT_MODIFIED)
                .eTag(etag)
                .cacheControl(caching)
                .build());
        return request.headers().header(HttpHeaders.IF_NONE_MATCH).contains("*")
                ? unchanged
                : request.checkNotModified(etag)
                        .flatMap(notModified -> unchanged)
                        .switchIfEmpty(answer);
    }
}
