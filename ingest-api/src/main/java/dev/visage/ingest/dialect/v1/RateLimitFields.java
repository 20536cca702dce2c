package dev.visage.ingest.dialect.v1;

import dev.visage.ingest.rate.Rate;
import dev.visage.ingest.rate.Rates;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is left to a caller, in the fields of draft-ietf-httpapi-ratelimit-headers-11: a list each, an item for each limit. */
final class RateLimitFields {

    private RateLimitFields() {}

    static Map<String, String> of(Rates rates) {
        return Map.of(
                "RateLimit-Policy", items(rates, rate -> ";q=" + rate.limit() + ";w=" + seconds(rate.period())),
                "RateLimit", items(rates, rate -> ";r=" + rate.remaining() + ";t=" + seconds(rate.reset())));
    }

    private static String items(Rates rates, Function<Rate, String> parameters) {
        return rates.all().stream()
                .map(rate -> "\"" + rate.policy() + "\"" + parameters.apply(rate))
                .collect(Collectors.joining(", "));
    }

    /** Whole seconds, and not less than it takes. */
    private static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
