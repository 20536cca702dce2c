package dev.visage.profiles.profile;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where published pictures are read, as subscribers are told.
 *
 * @param publicBaseUrl what the URLs of pictures start with: the same as ingest-api's
 */
@Validated
@ConfigurationProperties("visage.images")
record ImageSettings(@NotNull URI publicBaseUrl) {}
