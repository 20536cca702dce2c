package dev.visage.ingest.http;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long a client may take.
 *
 * @param idle how long a connection may be without a request, a new one too; longer than the load balancer's, which must be
 *     the one to close it
 * @param head how long a request line and headers may take, from their first byte to the last
 * @param pause how long a body may stop
 * @param body how long a body may take as a whole
 * @param rest how long what is left of a body may take after the answer, before the connection is closed
 * @param longestRest how much of it is read
 */
@Validated
@ConfigurationProperties("visage.connections")
public record ConnectionSettings(
        @NotNull @DurationMin(millis = 1) @DefaultValue("75s")
        Duration idle,

        @NotNull @DurationMin(millis = 1) @DefaultValue("10s")
        Duration head,

        @NotNull @DurationMin(millis = 1) @DefaultValue("15s")
        Duration pause,

        @NotNull @DurationMin(millis = 1) @DefaultValue("2m")
        Duration body,

        @NotNull @DurationMin(millis = 1) @DefaultValue("10s")
        Duration rest,

        @NotNull @DefaultValue("32MB") DataSize longestRest) {}
