package dev.visage.ingest.changes;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How changes of profiles are streamed.
 *
 * @param subscribers how many streams one instance has at once; past it the answer is 503
 * @param heartbeat how often subscribers hear something in any case; as often it is looked whether all that is in Kafka was
 *     read
 * @param recent how many of the last changes are in memory: who is behind by more is dropped, who comes back within them is
 *     not sent to Kafka
 * @param recentBytes about how many bytes they may take up
 * @param catchUps how many subscribers are read for from Kafka at once, because they begin before what is in memory; past it
 *     the answer is 503
 * @param backlog how many bytes that were read for one of them may wait for the client
 * @param patience for how long a client may take nothing of what waits for it, before its connection is closed
 */
@Validated
@ConfigurationProperties("visage.changes")
record ChangeSettings(
        @Min(1) @DefaultValue("2500") int subscribers,

        @NotNull @DurationMin(millis = 100) @DefaultValue("15s")
        Duration heartbeat,

        @Min(1) @DefaultValue("10000") int recent,
        @NotNull @DefaultValue("32MB") DataSize recentBytes,
        @Min(1) @DefaultValue("8") int catchUps,
        @NotNull @DefaultValue("1MB") DataSize backlog,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s")
        Duration patience) {}
