package dev.visage.ingest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** An issuer of tokens. */
final class TestTokens {

    private final KeyPair keys;

    TestTokens() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String publicKeyPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    String of(long userId, Object scopes) {
        return token(Long.toString(userId), scopes, Instant.now().plusSeconds(600));
    }

    /** A token whose subject is no user. */
    String ofService(String scopes) {
        return token("reporting", scopes, Instant.now().plusSeconds(600));
    }

    String expiringIn(Duration time, long userId, String scopes) {
        return token(Long.toString(userId), scopes, Instant.now().plus(time));
    }

    String expired(long userId) {
        return token(Long.toString(userId), "update_profile", Instant.now().minusSeconds(5));
    }

    private String token(String subject, Object scopes, Instant expiry) {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .claim("scope", scopes)
                        .expirationTime(Date.from(expiry))
                        .build());
        try {
            token.sign(new RSASSASigner(keys.getPrivate()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
