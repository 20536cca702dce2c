package dev.visage.ingest.dialect.appnet;

import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.rate.Rate;
import dev.visage.ingest.rate.Rates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes of App.net's stream API, under its prefix and bare. */
@Component
class AppNet implements Dialect {

    static final String NAME = "appnet";

    private static final String PREFIX = "/stream/0";
    private static final String LIMIT = "X-RateLimit-Limit";
    private static final String REMAINING = "X-RateLimit-Remaining";
    private static final String RESET = "X-RateLimit-Reset";
    private static final CorsConfiguration ANY_ORIGIN = anyOrigin();

    private final PictureCalls pictures;
    private final ProfileCalls profiles;

    AppNet(PictureCalls pictures, ProfileCalls profiles) {
        this.pictures = pictures;
        this.profiles = profiles;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of(PREFIX + "/**", "/users/**");
    }

    /** Those that change something are open because their token may lie in the body: {@link Callers} asks for it. */
    @Override
    public List<Endpoint> endpoints() {
        String user = "/users/{user}";
        return List.of(
                Endpoint.atAnySpellingOf(PREFIX + user, user)
                        .openToEveryone(profiles::show)
                        .openToEveryone(HttpMethod.PUT, profiles::replace)
                        .openToEveryone(HttpMethod.PATCH, profiles::amend),
                pictureOf(user, PictureTerms.AVATAR),
                pictureOf(user, PictureTerms.COVER));
    }

    private Endpoint pictureOf(String user, PictureTerms picture) {
        String path = user + "/" + picture.part();
        return Endpoint.atAnySpellingOf(PREFIX + path, path)
                .openToEveryone(request -> pictures.redirect(request, picture))
                .unmetered(HttpMethod.GET)
                .openToEveryone(HttpMethod.POST, request -> pictures.upload(request, picture));
    }

    @Override
    public Mono<ServerResponse> answer(Failure failure, ServerRequest request) {
        AppNetError error = AppNetError.of(failure);
        Writing writing = Writing.of(request);
        return writing.answer(
                ServerResponse.status(writing.status(error.code()))
                        .headers(headers -> error.headers().forEach(headers::set)),
                error.envelope());
    }

    @Override
    public Optional<String> tokenParameter() {
        return Optional.of(Writing.TOKEN);
    }

    @Override
    public Optional<CorsConfiguration> crossOrigin() {
        return Optional.of(ANY_ORIGIN);
    }

    /** Pages of any origin, which get nothing that a token of their own would not give them. */
    private static CorsConfiguration anyOrigin() {
        CorsConfiguration any = new CorsConfiguration();
        any.addAllowedOrigin(CorsConfiguration.ALL);
        any.addAllowedMethod(CorsConfiguration.ALL);
        any.addAllowedHeader(CorsConfiguration.ALL);
        any.setExposedHeaders(List.of(
                LIMIT,
                REMAINING,
                RESET,
                HttpHeaders.RETRY_AFTER,
                Callers.SCOPES,
                HttpHeaders.LOCATION,
                "Preference-Applied",
                "X-Request-Id"));
        any.setMaxAge(Duration.ofDays(1));
        return any;
    }

    @Override
    public Map<String, String> headers(Rates rates) {
        Rate rate = rates.tightest();
        return Map.of(
                LIMIT, Long.toString(rate.limit()),
                REMAINING, Long.toString(rate.remaining()),
                RESET, Long.toString(rate.reset().toSeconds()));
    }
}
