package dev.visage.profiles.imports.source;

import dev.visage.contracts.api.ImportApi;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sources in the bucket are read.
 *
 * @param poll how often a source is looked for that nobody reads, once an import with one was made here; otherwise a fifth as often
 * @param lease how long an instance that is not heard of keeps a source to itself; longer than a page takes
 * @param page how many keys or rows are read before they are taken
 * @param probes how many pictures are looked at at once
 */
@Validated
@ConfigurationProperties("visage.imports.source")
record SourceSettings(
        @DefaultValue("2s") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("15s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("200") @Min(1) @Max(ImportApi.BATCH) int page,
        @DefaultValue("4") @Min(1) int probes) {}
