package dev.visage.profiles.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How imports are worked on.
 *
 * @param window how many items of one import the workers have at once, at most; imports that wait at one time share it
 * @param poll how often it is looked whether items may be handed out that their import's rate has held back; every fifth time
 *     also whether there are any that nothing else has handed out
 * @param threads how many calls about imports are worked on at once
 */
@Validated
@ConfigurationProperties("visage.imports")
record ImportSettings(
        @DefaultValue("500") @Min(1) @Max(10_000) int window,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("3") @Min(1) int threads) {}
