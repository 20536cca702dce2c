package dev.visage.profiles.webhook.sending;

import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which servers webhooks may call, and how long that may take.
 *
 * @param allowHttp whether URLs may begin with {@code http:}, for development
 * @param allowedNetworks networks that may be called though they are not public, such as {@code 10.1.0.0/16}
 * @param connectTimeout how long connecting may take
 * @param timeout how long an attempt may take in all
 * @param testTimeout how long a test message may take in all; shorter than ingest-api waits for an answer
 * @param lookups how many names of hosts are looked up at once
 */
@Validated
@ConfigurationProperties("visage.webhooks")
public record TargetSettings(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue List<Network> allowedNetworks,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration timeout,
        @DefaultValue("4s") @DurationMin(millis = 1) Duration testTimeout,
        @DefaultValue("4") int lookups) {

    public TargetSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
    }
}
