package dev.visage.ingest.image;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where published pictures are read.
 *
 * @param publicBaseUrl what the URLs of pictures start with: a CDN's address, or this service's as clients see it
 */
@Validated
@ConfigurationProperties("visage.images")
record ImageSettings(@NotNull URI publicBaseUrl) {}
