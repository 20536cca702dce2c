package dev.visage.bench.rebalance;

import java.time.Duration;
import java.util.List;

/**
 * A way to belong to a consumer group.
 *
 * @param protocol {@code classic}, or {@code consumer} for that of KIP-848
 * @param named whether a member keeps its name ({@code group.instance.id}) when it comes back
 * @param session how long a member that is not heard of is waited for
 */
record Membership(String protocol, boolean named, Duration session) {

    static final Duration HEARTBEAT = Duration.ofMillis(500);

    /** All that are compared. */
    static final List<Membership> ALL = List.of(
            new Membership("classic", false, Duration.ofSeconds(10)),
            new Membership("classic", true, Duration.ofSeconds(10)),
            new Membership("classic", false, Duration.ofSeconds(3)),
            new Membership("classic", true, Duration.ofSeconds(3)),
            new Membership("consumer", false, Duration.ofSeconds(3)),
            new Membership("consumer", true, Duration.ofSeconds(3)));

    boolean isClassic() {
        return protocol.equals("classic");
    }

    @Override
    public String toString() {
        return protocol + ", " + (named ? "static" : "dynamic") + ", " + session.toSeconds() + " s";
    }
}
