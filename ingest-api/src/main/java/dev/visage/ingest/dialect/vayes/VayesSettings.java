package dev.visage.ingest.dialect.vayes;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Vayes Prime is spoken.
 *
 * @param defaultLanguage of messages to clients that ask for none: {@code en} or {@code tr}
 */
@Validated
@ConfigurationProperties("visage.dialects.vayes")
record VayesSettings(@NotNull @DefaultValue("en") Language defaultLanguage) {}
