package dev.visage.ingest.dialect.getnative;

import dev.visage.ingest.access.Bearer;
import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes of GetNative, which has no prefix of its own. */
@Component
class GetNative implements Dialect {

    static final String NAME = "getnative";

    private static final String TOKEN = "X-GN-Auth-Token";
    private static final String EXPIRE = "X-GN-Auth-Expire";
    private static final List<String> EXPOSED = List.of(TOKEN, EXPIRE);
    private static final CorsConfiguration ANY_ORIGIN = anyOrigin();

    private final PictureCalls pictures;
    private final AccountCalls account;

    GetNative(PictureCalls pictures, AccountCalls account) {
        this.pictures = pictures;
        this.account = account;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/account/**");
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.atAnySpellingOf("/account/update_profile_image").on(HttpMethod.POST, signed(pictures::upload)),
                Endpoint.atAnySpellingOf("/account/profile_image").on(HttpMethod.PUT, signed(pictures::upload)),
                Endpoint.atAnySpellingOf("/account/verify_credentials").on(HttpMethod.GET, signed(account::show)),
                Endpoint.atAnySpellingOf("/account/update_profile").on(HttpMethod.POST, signed(account::update)),
                Endpoint.atAnySpellingOf("/account/notifications/{id}")
                        .on(HttpMethod.DELETE, signed(account::deleteNotification)));
    }

    /** Tells the caller the token to go on with and when it ends, in milliseconds since 1970; no cache may keep that. */
    private static Endpoint.Handler signed(Endpoint.Handler handler) {
        return (request, caller) -> Bearer.of(request).map(Bearer::token).flatMap(token -> {
            HttpHeaders headers = request.exchange().getResponse().getHeaders();
            headers.set(TOKEN, token);
            headers.set(EXPIRE, Long.toString(caller.expiresAt().toEpochMilli()));
            headers.setAccessControlExposeHeaders(EXPOSED);
            headers.setCacheControl(CacheControl.noStore());
            return handler.handle(request, caller);
        });
    }

    @Override
    public Mono<ServerResponse> answer(Failure failure, ServerRequest request) {
        GetNativeError error = GetNativeError.of(failure);
        return ServerResponse.status(error.status())
                .headers(headers -> error.headers().forEach(headers::set))
                .contentType(Envelope.JSON)
                .bodyValue(Envelope.failed(error.text()));
    }

    @Override
    public Optional<CorsConfiguration> crossOrigin() {
        return Optional.of(ANY_ORIGIN);
    }

    /** Headers are exposed to pages of other origins, so these may call; no cookie is ever taken for a token. */
    private static CorsConfiguration anyOrigin() {
        CorsConfiguration anyone = new CorsConfiguration();
        anyone.addAllowedOrigin(CorsConfiguration.ALL);
        anyone.addAllowedMethod(CorsConfiguration.ALL);
        anyone.addAllowedHeader(CorsConfiguration.ALL);
        anyone.setExposedHeaders(EXPOSED);
        return anyone;
    }
}
