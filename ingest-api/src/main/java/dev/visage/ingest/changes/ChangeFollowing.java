package dev.visage.ingest.changes;

import dev.visage.ingest.topic.FollowerHealth;
import dev.visage.ingest.topic.TopicFollower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The changes of all profiles are followed for all subscribers together. */
@Configuration(proxyBeanMethods = false)
class ChangeFollowing {

    @Bean
    TopicFollower changeFollower(
            ChangeLog changes, Timeline timeline, Subscribers subscribers, ChangeSettings settings) {
        return new TopicFollower(
                "changes",
                () -> changes.consumer("changes", ChangeTopic.FETCH),
                consumer -> new ChangeTopic(consumer, changes, timeline, subscribers, settings));
    }

    @Bean
    FollowerHealth changesHealthIndicator(TopicFollower changeFollower) {
        return new FollowerHealth(changeFollower, "Changes");
    }
}
