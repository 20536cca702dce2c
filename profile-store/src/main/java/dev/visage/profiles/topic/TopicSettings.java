package dev.visage.profiles.topic;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topics that are made at the start where they are missing. One that exists is left as it is.
 *
 * @param create whether any are made
 * @param partitions of each topic
 * @param replicationFactor of each topic
 */
@Validated
@ConfigurationProperties("visage.topics")
record TopicSettings(
        @DefaultValue("true") boolean create,
        @DefaultValue("6") @Min(1) int partitions,
        @DefaultValue("1") @Min(1) short replicationFactor) {}
