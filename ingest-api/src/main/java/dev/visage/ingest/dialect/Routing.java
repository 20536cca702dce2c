package dev.visage.ingest.dialect;

import dev.visage.ingest.access.Bearer;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.rate.Rate;
import dev.visage.ingest.rate.RateLimits;
import dev.visage.ingest.rate.Rates;
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
    RouterFunction<ServerResponse> routes(List<Endpoints> all, RateLimits limits) {
        return all.stream()
                .flatMap(
                        endpoints -> endpoints.endpoints().stream().map(endpoint -> route(endpoints, endpoint, limits)))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> route(Endpoints owner, Endpoint endpoint, RateLimits limits) {
        return owner instanceof Dialect dialect
                ? endpoint.route()
                        .filter((request, next) -> endpoint.isMetered(request.method())
                                ? counted(request, next, dialect, limits)
                                : next.handle(request))
                : endpoint.route();
    }

    private static Mono<ServerResponse> counted(
            ServerRequest request, HandlerFunction<ServerResponse> next, Dialect dialect, RateLimits limits) {
        ServerHttpResponse response = request.exchange().getResponse();
        return Bearer.of(request)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(bearer -> {
                    Optional<Rates> rates = limits.count(request.exchange().getRequest(), bearer.orElse(null));
                    rates.ifPresent(known -> dialect.headers(known).forEach(response.getHeaders()::set));
                    return rates.map(Rates::tightest)
                            .filter(Rate::isExceeded)
                            .<Mono<ServerResponse>>map(exceeded -> Mono.error(limited(exceeded)))
                            .orElseGet(() -> next.handle(request));
                });
    }

    private static FailureException limited(Rate exceeded) {
        return new FailureException(
                new Failure.RateLimited(exceeded.policy(), exceeded.limit(), exceeded.period(), exceeded.retryAfter()));
    }
}
