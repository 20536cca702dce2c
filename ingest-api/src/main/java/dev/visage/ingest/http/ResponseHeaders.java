package dev.visage.ingest.http;

import dev.visage.ingest.admission.Permit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every answer carries, whatever comes of the request: an id to ask about it by, which is the client's own if it sent
 * a sound one, and the end of the connection, if the client wants it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ResponseHeaders implements WebFilter {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final ConnectionSettings clients;

    ResponseHeaders(ConnectionSettings clients) {
        this.clients = clients;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders asked = exchange.getRequest().getHeaders();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        String id = asked.getFirst(REQUEST_ID);
        headers.set(
                REQUEST_ID,
                id != null && SOUND.matcher(id).matches()
                        ? id
                        : UUID.randomUUID().toString());
        if (closes(asked.getConnection())) {
            headers.setConnection("close");
            exchange.getResponse().beforeCommit(() -> Permit.givenBack().then(rest(exchange.getRequest())));
        }
        return chain.filter(exchange);
    }

    /**
     * Reads a body that nobody has begun to read: to close while bytes are on their way resets the connection, which takes
     * the answer from the client (RFC 9112, section 9.6). Who waits to be told to continue sends none.
     */
    private Mono<Void> rest(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(HttpHeaders.EXPECT)
                ? Mono.empty()
                : request.getBody()
                        .doOnNext(DataBufferUtils::release)
                        .scan(0L, (read, buffer) -> read + buffer.capacity())
                        .takeWhile(read -> read <= clients.longestRest().toBytes())
                        .then()
                        .timeout(clients.rest(), Mono.empty())
                        .onErrorComplete();
    }

    private static boolean closes(List<String> connection) {
        return connection.stream().anyMatch("close"::equalsIgnoreCase);
    }
}
