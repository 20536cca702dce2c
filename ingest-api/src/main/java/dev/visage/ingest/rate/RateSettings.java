package dev.visage.ingest.rate;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many calls a caller may make of one instance.
 *
 * @param enabled whether anybody counts
 * @param perToken calls with one token, such as {@code 5000/1h}
 * @param changesPerToken of these, those with POST and DELETE
 * @param perAddress calls without a token from one address
 * @param callers how many callers are counted at once; past it, who called least recently is forgotten
 */
@Validated
@ConfigurationProperties("visage.rate-limits")
record RateSettings(
        @DefaultValue("false") boolean enabled,
        @NotNull @DefaultValue("5000/1h") Limit perToken,
        @NotNull @DefaultValue("20/1m") Limit changesPerToken,
        @NotNull @DefaultValue("50/1m") Limit perAddress,
        @Min(1) @DefaultValue("100000") int callers) {}
