package dev.visage.ingest.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tokens whose signatures were checked a moment ago: a client sends one many times, and a check is a part in twenty of what
 * an upload costs. One that has expired is left to the decoder, and a key that is withdrawn ends what it signed within
 * {@link #MEMORY}.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    static final Duration MEMORY = Duration.ofMinutes(1);
    private static final long MOST = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> taken;

    RememberedTokens(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
        this.taken = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(MEMORY)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = taken.getIfPresent(token);
        return known != null && clock.instant().isBefore(known.getExpiresAt())
                ? Mono.just(known)
                : decoder.decode(token).doOnNext(jwt -> taken.put(token, jwt));
    }
}
