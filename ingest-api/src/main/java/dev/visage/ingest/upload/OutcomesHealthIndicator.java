package dev.visage.ingest.upload;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready only while outcomes are read: without them every request that waits would wait in vain. */
@Component("outcomesHealthIndicator")
class OutcomesHealthIndicator implements HealthIndicator {

    private final OutcomeFollower follower;

    OutcomesHealthIndicator(OutcomeFollower follower) {
        this.follower = follower;
    }

    @Override
    public Health health() {
        return follower.isFollowing()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "Outcomes are not read: Kafka, or their topic, has not been found yet.")
                        .build();
    }
}
