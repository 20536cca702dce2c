package dev.visage.ingest.store;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much is under way beside the event loops, in memory and to the stores.
 *
 * @param threads how many blocking calls for uploads, and whatever is no picture, may be under way at once
 * @param deliveryThreads how many published pictures may be fetched at once
 * @param queue how many more of either may wait for their turn; past it requests are answered with 503. Not less than the
 *     requests that are let in
 * @param bytesInFlight how many bytes of uploads may be held at once; past it requests are answered with 503
 * @param anonymousBytesInFlight how many bytes of bodies may be held at once whose senders are not known yet
 * @param deliveredBytesInFlight how many bytes of pictures may be on their way to those who look at them
 * @param retryAfter when a client is told to come back, once something that its call needs is down or full
 */
@Validated
@ConfigurationProperties("visage.store")
public record StoreSettings(
        @Min(1) @DefaultValue("16") int threads,
        @Min(1) @DefaultValue("8") int deliveryThreads,
        @Min(1) @DefaultValue("1024") int queue,
        @NotNull @DefaultValue("64MB") DataSize bytesInFlight,
        @NotNull @DefaultValue("8MB") DataSize anonymousBytesInFlight,
        @NotNull @DefaultValue("32MB") DataSize deliveredBytesInFlight,
        @NotNull @DefaultValue("5s") Duration retryAfter) {}
