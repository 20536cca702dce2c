package dev.visage.ingest.topic;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready only while a topic is followed: without it every request that waits for it would wait in vain. */
public final class FollowerHealth implements HealthIndicator {

    private final TopicFollower follower;
    private final String what;

    /**
     * @param what the topic holds, for people, at the beginning of a sentence
     */
    public FollowerHealth(TopicFollower follower, String what) {
        this.follower = follower;
        this.what = what;
    }

    @Override
    public Health health() {
        return follower.isFollowing()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", what + " are not read: Kafka, or their topic, has not been found yet.")
                        .build();
    }
}
