package dev.visage.ingest.profile;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the profile store is.
 *
 * @param urls the base URL of each instance, or of what stands before them
 * @param serviceToken the secret that it knows services by
 * @param connectTimeout how long connecting may take
 * @param responseTimeout how long an answer may take
 */
@Validated
@ConfigurationProperties("visage.profiles")
record ProfileSettings(
        @NotEmpty @DefaultValue("http://127.0.0.1:8081") List<URI> urls,
        @NotNull @Size(min = 32) String serviceToken,
        @NotNull @DefaultValue("2s") Duration connectTimeout,
        @NotNull @DefaultValue("5s") Duration responseTimeout) {

    /** Without the token. */
    @Override
    public String toString() {
        return "ProfileSettings[urls=" + urls + "]";
    }
}
