package dev.visage.ingest.access;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are taken. Exactly one of the three sources of keys is set.
 *
 * @param issuer an OpenID Connect issuer, whose metadata names its keys; tokens must carry it as {@code iss}
 * @param jwkSet the URL of a JWK set
 * @param publicKey an RSA public key in PEM form; tokens are signed with RS256
 * @param audience what tokens must carry in {@code aud}; not asked for if it is not set, though it should be with an issuer
 *     that serves others too
 * @param clockSkew by how much the issuer's clock may differ from ours
 */
@Validated
@ConfigurationProperties("visage.tokens")
record TokenSettings(
        @Nullable URI issuer,
        @Nullable URI jwkSet,
        @Nullable Resource publicKey,
        @Nullable String audience,
        @NotNull @DefaultValue("30s") Duration clockSkew) {

    @AssertTrue(message = "exactly one of issuer, jwk-set and public-key must be set")
    boolean isOneSource() {
        return (issuer == null ? 0 : 1) + (jwkSet == null ? 0 : 1) + (publicKey == null ? 0 : 1) == 1;
    }
}
