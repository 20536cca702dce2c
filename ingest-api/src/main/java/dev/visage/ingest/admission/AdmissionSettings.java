package dev.visage.ingest.admission;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one instance takes on at once. Pictures on their way out and health are not counted.
 *
 * @param requests how many requests may be under way that are not answered yet, those aside that wait for their outcome
 * @param uploads how many uploads may have been read that are not stored and announced yet; past it, requests with a body
 *     are refused before it is read
 * @param waiting how many requests may wait for the outcome of their upload; past it, uploads are answered as soon as they
 *     are accepted
 * @param retryAfter when a client that was refused is told to come back
 */
@Validated
@ConfigurationProperties("visage.admission")
public record AdmissionSettings(
        @Min(1) @DefaultValue("512") int requests,
        @Min(1) @DefaultValue("64") int uploads,
        @Min(0) @DefaultValue("10000") int waiting,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("2s")
        Duration retryAfter) {}
