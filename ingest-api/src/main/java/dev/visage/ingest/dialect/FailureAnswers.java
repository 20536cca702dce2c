package dev.visage.ingest.dialect;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Hands every failure, wherever it arose, to the dialect that owns the path. Exception texts go to the log only. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FailureAnswers implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FailureAnswers.class);

    private final Owners owners;
    private final ServerCodecConfigurer codecs;
    private final ServerResponse.Context writing;

    FailureAnswers(Owners owners, ServerCodecConfigurer codecs) {
        this.owners = owners;
        this.codecs = codecs;
        this.writing = new ServerResponse.Context() {
            @Override
            public List<HttpMessageWriter<?>> messageWriters() {
                return codecs.getWriters();
            }

            @Override
            public List<ViewResolver> viewResolvers() {
                return List.of();
            }
        };
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (thrown instanceof IOException || thrown instanceof AbortedException) {
            log.debug("client went away: path={}", path(exchange), thrown);
            return Mono.empty();
        }
        return exchange.getResponse().isCommitted() ? Mono.error(thrown) : answer(exchange, failure(exchange, thrown));
    }

    /** Writes the answer to a failed request. */
    public Mono<Void> answer(ServerWebExchange exchange, Failure failure) {
        return owners.of(exchange.getRequest())
                .answer(failure, ServerRequest.create(exchange, codecs.getReaders()))
                .flatMap(response -> response.writeTo(exchange, writing));
    }

    private static Failure failure(ServerWebExchange exchange, Throwable thrown) {
        if (thrown instanceof FailureException carried) {
            if (carried.getCause() != null) {
                log.warn(
                        "request failed: path={} failure={} cause={}",
                        path(exchange),
                        carried.failure(),
                        NestedExceptionUtils.getMostSpecificCause(carried.getCause())
                                .toString());
            }
            return carried.failure();
        }
        if (thrown instanceof MethodNotAllowedException method) {
            return new Failure.MethodNotAllowed(Set.copyOf(method.getSupportedMethods()));
        }
        if (thrown instanceof ResponseStatusException status) {
            if (status.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return new Failure.NotFound(Failure.NotFound.Subject.ROUTE);
            }
            if (status.getStatusCode().is4xxClientError()) {
                log.info("request malformed: path={}", path(exchange), withoutQuery(thrown));
                return new Failure.Malformed("request", "The request could not be read.");
            }
        }
        log.error("request broke: path={}", path(exchange), withoutQuery(thrown));
        return new Failure.Broken();
    }

    /** The framework attaches the whole address to what is thrown, and its query may hold a token. */
    private static Throwable withoutQuery(Throwable thrown) {
        Throwable copy = new IllegalStateException(thrown.toString(), thrown.getCause());
        copy.setStackTrace(thrown.getStackTrace());
        return copy;
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value();
    }
}
