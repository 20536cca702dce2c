package dev.visage.profiles.http;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The profile interface over HTTP.
 *
 * @param serviceToken the bearer token that every call carries, at least 32 characters; there is no default
 * @param threads how many calls use the database at once; the connection pool is to hold as many and those of the listener
 */
@Validated
@ConfigurationProperties("visage.profiles")
record HttpSettings(
        @NotNull @Size(min = 32) String serviceToken,
        @DefaultValue("6") @Min(1) int threads) {

    /** Without the token. */
    @Override
    public String toString() {
        return "HttpSettings[threads=" + threads + "]";
    }
}
