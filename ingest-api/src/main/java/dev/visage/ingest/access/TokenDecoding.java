package dev.visage.ingest.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Reads tokens, and takes those alone that are signed by a known key and that expire. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class TokenDecoding {

    @Bean
    ReactiveJwtDecoder jwtDecoder(TokenSettings settings) {
        NimbusReactiveJwtDecoder decoder = decoder(settings);
        decoder.setJwtValidator(validator(settings));
        return new RememberedTokens(decoder, Clock.systemUTC());
    }

    private static NimbusReactiveJwtDecoder decoder(TokenSettings settings) {
        if (settings.publicKey() != null) {
            return NimbusReactiveJwtDecoder.withPublicKey(rsaKey(settings.publicKey()))
                    .build();
        }
        if (settings.jwkSet() != null) {
            return NimbusReactiveJwtDecoder.withJwkSetUri(settings.jwkSet().toString())
                    .build();
        }
        return NimbusReactiveJwtDecoder.withIssuerLocation(String.valueOf(settings.issuer()))
                .build();
    }

    private static OAuth2TokenValidator<Jwt> validator(TokenSettings settings) {
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(new JwtTimestampValidator(settings.clockSkew()));
        validators.add(new JwtClaimValidator<>("exp", expiry -> expiry != null));
        if (settings.issuer() != null) {
            validators.add(new JwtIssuerValidator(settings.issuer().toString()));
        }
        if (settings.audience() != null) {
            validators.add(new JwtAudienceValidator(settings.audience()));
        }
        return new DelegatingOAuth2TokenValidator<>(validators);
    }

    private static RSAPublicKey rsaKey(Resource pem) {
        try (InputStream in = pem.getInputStream()) {
            return RsaKeyConverters.x509().convert(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The public key for tokens cannot be read from " + pem + ".", unreadable);
        }
    }
}
