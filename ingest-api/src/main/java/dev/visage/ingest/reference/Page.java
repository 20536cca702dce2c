package dev.visage.ingest.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Something that a browser reads as it is. It is asked for anew each time, and answered only when it has changed.
 *
 * @param type what it is
 * @param content its bytes
 * @param etag a mark of its bytes, without quotation marks
 */
record Page(MediaType type, Resource content, String etag) {

    static final MediaType HTML = MediaType.parseMediaType("text/html; charset=utf-8");
    static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript; charset=utf-8");
    static final MediaType CSS = MediaType.parseMediaType("text/css; charset=utf-8");

    /** RFC 9512; always UTF-8. */
    static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    /**
     * What the page on which this stands may load: nothing of other servers. Swagger UI sets styles in its elements, and
     * shows pictures that it got from {@code data:} and {@code blob:}.
     */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A page that is small, and marked by its content. */
    static Page of(MediaType type, Resource content) {
        try {
            return of(type, content.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(content + " cannot be read.", unreadable);
        }
    }

    /** A page that was written at the start. */
    static Page of(MediaType type, String content) {
        return of(type, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Page of(MediaType type, byte[] bytes) {
        return new Page(type, new ByteArrayResource(bytes), Integer.toHexString(Arrays.hashCode(bytes)));
    }

    Mono<ServerResponse> answer(ServerRequest request) {
        return request.checkNotModified(etag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .contentType(type)
                        .eTag(etag)
                        .cacheControl(CacheControl.noCache())
                        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                        .bodyValue(content)));
    }
}
