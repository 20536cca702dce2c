package dev.visage.ingest.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Counts the calls of each caller, in the memory of this instance. */
@Component
public class RateLimits {

    private static final Set<HttpMethod> CHANGES = Set.of(HttpMethod.POST, HttpMethod.DELETE);

    private final RateSettings settings;
    private final Cache<String, Bucket> buckets;

    RateLimits(RateSettings settings) {
        this.settings = settings;
        this.buckets = Caffeine.newBuilder().maximumSize(settings.callers()).build();
    }

    /**
     * Counts a call.
     *
     * @param token the caller's; null if there is none
     * @return what is left to the caller; empty if nobody counts
     */
    public Optional<Rate> count(ServerHttpRequest request, @Nullable String token) {
        if (!settings.enabled()) {
            return Optional.empty();
        }
        Rate tightest = null;
        for (Counted counted : counted(request, token)) {
            Rate rate = taken(counted);
            tightest = tightest == null || rate.isTighterThan(tightest) ? rate : tightest;
        }
        return Optional.ofNullable(tightest);
    }

    private List<Counted> counted(ServerHttpRequest request, @Nullable String token) {
        if (token == null) {
            InetSocketAddress client = request.getRemoteAddress();
            String address = client == null ? "" : client.getAddress().getHostAddress();
            return List.of(new Counted("address " + address, settings.perAddress()));
        }
        UUID digest = UUID.nameUUIDFromBytes(signed(token).getBytes(StandardCharsets.UTF_8));
        List<Counted> counted = new ArrayList<>(List.of(new Counted("token " + digest, settings.perToken())));
        if (CHANGES.contains(request.getMethod())) {
            counted.add(new Counted("changes " + digest, settings.changesPerToken()));
        }
        return counted;
    }

    /** What a token's signature is of. The signature itself can be spelled in many ways (RFC 4648, section 3.5). */
    private static String signed(String token) {
        return token.substring(0, Math.max(token.lastIndexOf('.'), 0));
    }

    private Rate taken(Counted counted) {
        Bucket bucket = buckets.get(counted.caller(), caller -> counted.limit().bucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Rate(
                counted.limit().calls(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private record Counted(String caller, Limit limit) {}
}
