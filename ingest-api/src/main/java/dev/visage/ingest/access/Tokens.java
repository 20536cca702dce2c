package dev.visage.ingest.access;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Failure.TokenProblem;
import dev.visage.ingest.failure.FailureException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tokens that come neither in a header nor in the query, and what is wrong with those that are not taken. */
@Component
public class Tokens {

    private final ReactiveJwtDecoder decoder;

    Tokens(ReactiveJwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** The caller whose token this is, or the failure of one that is not taken. */
    public Mono<Caller> caller(String token) {
        return decoder.decode(token)
                .map(Caller::of)
                .onErrorMap(
                        JwtException.class,
                        refused -> new FailureException(new Failure.Unauthenticated(problem(refused))));
    }

    /** What is wrong with a token that the decoder refused. */
    public static TokenProblem problem(@Nullable Throwable refused) {
        return refused instanceof JwtValidationException invalid && isExpired(invalid)
                ? TokenProblem.EXPIRED
                : TokenProblem.INVALID;
    }

    /** The timestamp validator has no code of its own for a token that has expired, only this text. */
    private static boolean isExpired(JwtValidationException invalid) {
        return invalid.getErrors().stream()
                .anyMatch(error -> String.valueOf(error.getDescription()).startsWith("Jwt expired at"));
    }
}
