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
 * @param admins whether those are counted too whose tokens have the scope {@code admin}, such as whoever imports
 * @param perToken calls with one token, such as {@code 5000/1h}
 * @param perUser calls of one user with whatever tokens
 * @param changesPerToken of those with one token, those with POST and DELETE
 * @param perAddress calls without a token from one address
 * @param callers how many callers are counted at once; past it, who called least recently is forgotten
 */
@Validated
@ConfigurationProperties("visage.rate-limits")
record RateSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("false") boolean admins,
        @NotNull @DefaultValue("5000/1h") Limit perToken,
        @NotNull @DefaultValue("10000/1h") Limit perUser,
        @NotNull @DefaultValue("20/1m") Limit changesPerToken,
        @NotNull @DefaultValue("50/1m") Limit perAddress,
        @Min(1) @DefaultValue("100000") int callers) {}
