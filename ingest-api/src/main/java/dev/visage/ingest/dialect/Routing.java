package dev.visage.ingest.dialect;

import dev.visage.ingest.access.Caller;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.rate.Rate;
import dev.visage.ingest.rate.RateLimits;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves all endpoints. */
@Configuration(proxyBeanMethods = false)
class Routing {

    @Bean
    RouterFunction<ServerResponse> routes(List<Endpoints> all, RateLimits rates) {
        return all.stream()
                .flatMap(endpoints -> endpoints.endpoints().stream().map(endpoint -> route(endpoints, endpoint, rates)))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> route(Endpoints owner, Endpoint endpoint, RateLimits rates) {
        return owner instanceof Dialect dialect
                ? endpoint.route()
                        .filter((request, next) -> endpoint.isMetered(request.method())
                                ? counted(request, next, dialect, rates)
                                : next.handle(request))
                : endpoint.route();
    }

    private static Mono<ServerResponse> counted(
            ServerRequest request, HandlerFunction<ServerResponse> next, Dialect dialect, RateLimits rates) {
        ServerHttpResponse response = request.exchange().getResponse();
        return Caller.token(request)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(token -> {
                    Optional<Rate> rate = rates.count(request.exchange().getRequest(), token.orElse(null));
                    rate.ifPresent(known -> dialect.headers(known).forEach(response.getHeaders()::set));
                    return rate.filter(Rate::isExceeded)
                            .<Mono<ServerResponse>>map(exceeded ->
                                    Mono.error(new FailureException(new Failure.RateLimited(exceeded.retryAfter()))))
                            .orElseGet(() -> next.handle(request));
                });
    }
}
