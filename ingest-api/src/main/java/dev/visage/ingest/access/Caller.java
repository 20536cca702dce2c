package dev.visage.ingest.access;

import dev.visage.contracts.id.UserId;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Who calls, by their token.
 *
 * @param subject the token's subject, user or not; null if it has none
 * @param userId the user for whom the token acts; null if its subject is no user, as that of a service
 * @param scopes the scopes that it holds, by their names in the token
 * @param expiresAt when the token ends
 */
public record Caller(@Nullable String subject, @Nullable UserId userId, Set<String> scopes, Instant expiresAt) {

    /** The caller of a request that has passed authentication. */
    public static Mono<Caller> of(ServerRequest request) {
        return ofAnyone(request)
                .flatMap(caller -> Mono.justOrEmpty(caller))
                .switchIfEmpty(Mono.error(
                        () -> new FailureException(new Failure.Unauthenticated(Failure.TokenProblem.MISSING))));
    }

    /** The caller of a request to an open endpoint, if a token came with it. */
    public static Mono<Optional<Caller>> ofAnyone(ServerRequest request) {
        return request.principal()
                .ofType(JwtAuthenticationToken.class)
                .map(authentication -> Optional.of(of(authentication.getToken())))
                .defaultIfEmpty(Optional.empty());
    }

    static Caller of(Jwt token) {
        return new Caller(
                token.getSubject(),
                subject(token.getSubject()),
                scopes(token.getClaim("scope")),
                Objects.requireNonNull(token.getExpiresAt(), "taken without an expiry"));
    }

    /** One text with spaces between (RFC 8693, section 4.2), or a list, as some issuers write it. */
    private static Set<String> scopes(@Nullable Object claim) {
        List<?> scopes = claim instanceof List<?> list
                ? list
                : List.of(Objects.requireNonNullElse(claim, "").toString().split(" "));
        return scopes.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable UserId subject(@Nullable String subject) {
        try {
            return subject == null ? null : UserId.valueOf(subject);
        } catch (IllegalArgumentException notAUser) {
            return null;
        }
    }

    /**
     * The user for whom the token acts.
     *
     * @throws FailureException if its subject is no user
     */
    public UserId self() {
        if (userId == null) {
            throw new FailureException(new Failure.OtherUser());
        }
        return userId;
    }

    /**
     * Returns if the caller may read what belongs to a user.
     *
     * @throws FailureException if not
     */
    public void requireReading(UserId other) {
        if (!other.equals(userId) && !holds(Scope.ADMIN)) {
            throw new FailureException(new Failure.OtherUser());
        }
    }

    /**
     * Returns if the caller may change the pictures and the profile of a user.
     *
     * @throws FailureException if not
     */
    public void requireUpdating(UserId other) {
        requireReading(other);
        if (!holds(Scope.ADMIN)) {
            require(Scope.UPDATE_PROFILE);
        }
    }

    /**
     * Returns if the token holds a scope.
     *
     * @throws FailureException if not
     */
    public void require(Scope scope) {
        if (!holds(scope)) {
            throw new FailureException(new Failure.ScopeMissing(scope.claim()));
        }
    }

    /**
     * Returns if the token holds one of two scopes.
     *
     * @throws FailureException if not, that names the first
     */
    public void requireOne(Scope first, Scope other) {
        if (!holds(other)) {
            require(first);
        }
    }

    /** Whether the token holds a scope. */
    public boolean holds(Scope scope) {
        return scopes.contains(scope.claim());
    }
}
