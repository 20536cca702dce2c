package dev.visage.ingest.dialect.kantata;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What Kantata's clients see.
 *
 * @param extended whether users have the four fields too that the product sends without documenting them
 */
@Validated
@ConfigurationProperties("visage.dialects.kantata")
record KantataSettings(@DefaultValue("false") boolean extended) {}
