package dev.visage.ingest;

import dev.visage.ingest.access.Tokens;
import dev.visage.ingest.dialect.Endpoints;
import dev.visage.ingest.dialect.FailureAnswers;
import dev.visage.ingest.dialect.Owners;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Failure.TokenProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Every route needs a bearer token, but for health and what an endpoint opens to everyone; what is no route needs none. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AccessRules {

    private static final List<String> OPEN =
            List.of("/images/**", "/problems", "/openapi/**", "/asyncapi/**", "/docs/**", "/actuator/health/**");

    /** Nothing under these concerns a user; clients repeat a token there when they follow a redirect, even an old one. */
    private static final List<String> WITHOUT_TOKEN =
            List.of("/images/", "/problems", "/openapi/", "/asyncapi/", "/docs", "/actuator/health");

    /** Nobody reads them, and each of the dozen filters of a request would be watched by itself. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** What the firewall refuses, such as an encoded slash, is answered as any other failure. */
    @Bean
    ServerExchangeRejectedHandler rejectedExchanges(FailureAnswers answers) {
        return (exchange, rejected) -> answers.answer(
                exchange, new Failure.Malformed("path", "The path or a header holds what is not allowed."));
    }

    @Bean
    SecurityWebFilterChain filterChain(
            ServerHttpSecurity http, List<Endpoints> endpoints, Owners owners, FailureAnswers answers) {
        ServerAuthenticationEntryPoint unauthenticated =
                (exchange, reason) -> answers.answer(exchange, new Failure.Unauthenticated(problem(reason)));
        return http.csrf(CsrfSpec::disable)
                .cors(cors -> cors.configurationSource(exchange ->
                        owners.of(exchange.getRequest()).crossOrigin().orElse(null)))
                .formLogin(FormLoginSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.cache(cache -> cache.disable()).hsts(hsts -> hsts.disable()))
                .authorizeExchange(rules -> rules.matchers(openRoutes(endpoints))
                        .permitAll()
                        .matchers(routes(endpoints))
                        .authenticated()
                        .pathMatchers("/actuator/**")
                        .authenticated()
                        // Nothing is there, and everybody may be told so.
                        .anyExchange()
                        .permitAll())
                .oauth2ResourceServer(server -> server.bearerTokenConverter(
                                exchange -> takesToken(exchange) ? token(exchange, owners) : Mono.empty())
                        .authenticationEntryPoint(unauthenticated)
                        .jwt(jwt -> {}))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated))
                .build();
    }

    /** The header's token, or that of the query parameter which the path's dialect names. */
    private static Mono<Authentication> token(ServerWebExchange exchange, Owners owners) {
        ServerHttpRequest request = exchange.getRequest();
        return new ServerBearerTokenAuthenticationConverter()
                .convert(exchange)
                .switchIfEmpty(Mono.justOrEmpty(owners.of(request)
                        .tokenParameter()
                        .map(parameter -> request.getQueryParams().getFirst(parameter))
                        .filter(token -> !token.isBlank())
                        .map(BearerTokenAuthenticationToken::new)));
    }

    private static boolean takesToken(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return WITHOUT_TOKEN.stream().noneMatch(path::startsWith);
    }

    private static ServerWebExchangeMatcher routes(List<Endpoints> all) {
        return anyOf(all.stream()
                .flatMap(endpoints -> endpoints.endpoints().stream())
                .flatMap(endpoint -> endpoint.patterns().stream())
                .map(pattern -> Route.of(pattern, null))
                .toList());
    }

    /** Under what is open as a whole, every method passes: routing says which there are. */
    private static ServerWebExchangeMatcher openRoutes(List<Endpoints> all) {
        List<Route> routes = new ArrayList<>();
        OPEN.forEach(pattern -> routes.add(Route.of(pattern, null)));
        all.stream()
                .flatMap(endpoints -> endpoints.endpoints().stream())
                .forEach(endpoint -> endpoint.patterns()
                        .forEach(pattern ->
                                endpoint.openMethods().forEach(method -> routes.add(Route.of(pattern, method)))));
        return anyOf(routes);
    }

    /** In place of the framework's, which writes a line for its log at every route that does not match. */
    private static ServerWebExchangeMatcher anyOf(List<Route> routes) {
        return exchange -> routes.stream().anyMatch(route -> route.takes(exchange.getRequest()))
                ? MatchResult.match()
                : MatchResult.notMatch();
    }

    private record Route(PathPattern path, @Nullable HttpMethod method) {

        static Route of(String pattern, @Nullable HttpMethod method) {
            return new Route(PathPatternParser.defaultInstance.parse(pattern), method);
        }

        boolean takes(ServerHttpRequest request) {
            return (method == null || method.equals(request.getMethod()))
                    && path.matches(request.getPath().pathWithinApplication());
        }
    }

    private static TokenProblem problem(AuthenticationException reason) {
        return reason instanceof OAuth2AuthenticationException
                ? Tokens.problem(reason.getCause())
                : TokenProblem.MISSING;
    }
}
