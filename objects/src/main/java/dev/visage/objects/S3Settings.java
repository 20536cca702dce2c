package dev.visage.objects;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the bucket is and how to talk to it.
 *
 * @param endpoint the S3 server's base URL
 * @param region the region to sign for; S3 servers of one's own take any
 * @param bucket the bucket; it must exist
 * @param accessKey the access key id
 * @param secretKey the secret access key
 * @param connectTimeout how long connecting may take
 * @param transferTimeout how long one read or write on a connection may stall
 * @param callTimeout how long a whole call may take, its retries included
 * @param maxRequests how many requests may be under way at once; others wait for their turn
 */
@Validated
@ConfigurationProperties("visage.s3")
public record S3Settings(
        @NotNull URI endpoint,
        @NotBlank @DefaultValue("us-east-1") String region,
        @NotBlank @DefaultValue("visage") String bucket,
        @NotBlank String accessKey,
        @NotBlank String secretKey,
        @NotNull @DefaultValue("2s") Duration connectTimeout,
        @NotNull @DefaultValue("30s") Duration transferTimeout,
        @NotNull @DefaultValue("60s") Duration callTimeout,
        @Min(1) @DefaultValue("64") int maxRequests) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "S3Settings[endpoint=" + endpoint + ", bucket=" + bucket + "]";
    }
}
