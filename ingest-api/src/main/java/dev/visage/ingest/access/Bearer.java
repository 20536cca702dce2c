package dev.visage.ingest.access;

import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * A token that was taken, and whose it is.
 *
 * @param token as it came
 */
public record Bearer(String token, Caller caller) {

    /** That of a request, if one came with it. */
    public static Mono<Bearer> of(ServerRequest request) {
        return request.principal()
                .ofType(JwtAuthenticationToken.class)
                .map(JwtAuthenticationToken::getToken)
                .map(token -> new Bearer(token.getTokenValue(), Caller.of(token)));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Bearer[caller=" + caller + "]";
    }
}
