package dev.visage.ingest.dialect;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * What holds for all dialects but the native API. Each may have keys of its own below.
 *
 * @param longestWait how long a call waits for the outcome of an upload before it answers without
 */
@Validated
@ConfigurationProperties("visage.dialects")
record DialectSettings(
        @Name("wait") @NotNull @DefaultValue("10s") Duration longestWait) {}
