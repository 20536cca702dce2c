package dev.visage.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class RememberedTokensTest {

    private static final Instant EXPIRY = Instant.parse("2026-11-21T12:00:30Z");

    private final List<String> decoded = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final RememberedTokens tokens = new RememberedTokens(this::decode, new SettableClock());

    @Test
    void areDecodedOnce() {
        Jwt first = tokens.decode("a").block();

        assertThat(tokens.decode("a").block()).isSameAs(first);
        tokens.decode("b").block();
        assertThat(decoded).containsExactly("a", "b");
    }

    @Test
    void areLeftToTheDecoderOnceTheyHaveExpired() {
        tokens.decode("a").block();
        now = EXPIRY;

        tokens.decode("a").block();

        assertThat(decoded).containsExactly("a", "a");
    }

    @Test
    void areForgottenAfterAMoment() {
        tokens.decode("long-lived").block();
        now = now.plus(RememberedTokens.MEMORY).plusMillis(1);

        tokens.decode("long-lived").block();

        assertThat(decoded).containsExactly("long-lived", "long-lived");
    }

    @Test
    void areNotRememberedIfTheyWereRefused() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("refused").block()).isInstanceOf(BadJwtException.class);
        }

        assertThat(decoded).containsExactly("refused", "refused");
    }

    private Mono<Jwt> decode(String token) {
        decoded.add(token);
        return token.equals("refused")
                ? Mono.error(new BadJwtException("refused"))
                : Mono.just(Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .expiresAt(token.equals("long-lived") ? EXPIRY.plus(Duration.ofHours(1)) : EXPIRY)
                        .build());
    }

    private final class SettableClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
