package dev.visage.ingest.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.visage.contracts.id.UserId;
import dev.visage.ingest.access.Bearer;
import dev.visage.ingest.access.Scope;
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
     * @param bearer the caller; null if nobody can tell who that is
     * @return what is left to the caller; empty if nobody counts
     */
    public Optional<Rates> count(ServerHttpRequest request, @Nullable Bearer bearer) {
        boolean isCounted = settings.enabled()
                && (settings.admins() || bearer == null || !bearer.caller().holds(Scope.ADMIN));
        return isCounted
                ? Optional.of(new Rates(
                        counted(request, bearer).stream().map(this::taken).toList()))
                : Optional.empty();
    }

    private List<Counted> counted(ServerHttpRequest request, @Nullable Bearer bearer) {
        if (bearer == null) {
            InetSocketAddress client = request.getRemoteAddress();
            String address = client == null ? "" : address(client);
            return List.of(new Counted("address", address, settings.perAddress()));
        }
        String token = UUID.nameUUIDFromBytes(signed(bearer.token()).getBytes(StandardCharsets.UTF_8))
                .toString();
        List<Counted> counted = new ArrayList<>(List.of(new Counted("token", token, settings.perToken())));
        UserId userId = bearer.caller().userId();
        if (userId != null) {
            counted.add(new Counted("user", userId.toString(), settings.perUser()));
        }
        if (CHANGES.contains(request.getMethod())) {
            counted.add(new Counted("changes", token, settings.changesPerToken()));
        }
        return counted;
    }

    private static String address(InetSocketAddress client) {
        return client.isUnresolved()
                ? client.getHostString()
                : client.getAddress().getHostAddress();
    }

    /** What a token's signature is of. The signature itself can be spelled in many ways (RFC 4648, section 3.5). */
    private static String signed(String token) {
        return token.substring(0, Math.max(token.lastIndexOf('.'), 0));
    }

    private Rate taken(Counted counted) {
        Limit limit = counted.limit();
        Bucket bucket = buckets.get(counted.policy() + " " + counted.caller(), caller -> limit.bucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Rate(
                counted.policy(),
                limit.calls(),
                limit.period(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Who is counted by which limit, which clients know by its name. */
    private record Counted(String policy, String caller, Limit limit) {}
}
