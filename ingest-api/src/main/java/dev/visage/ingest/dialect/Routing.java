package dev.visage.ingest.dialect;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves all endpoints. */
@Configuration(proxyBeanMethods = false)
class Routing {

    @Bean
    RouterFunction<ServerResponse> routes(List<Endpoints> all) {
        return all.stream()
                .flatMap(endpoints -> endpoints.endpoints().stream())
                .map(Endpoint::route)
                .reduce(RouterFunction::and)
                .orElseThrow();
    }
}
