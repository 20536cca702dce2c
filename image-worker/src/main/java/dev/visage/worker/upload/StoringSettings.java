package dev.visage.worker.upload;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How renditions are stored.
 *
 * @param threads how many of each lane are stored at one time, those of all its pictures together
 */
@Validated
@ConfigurationProperties("visage.worker.storing")
public record StoringSettings(@Min(1) @DefaultValue("8") int threads) {}
