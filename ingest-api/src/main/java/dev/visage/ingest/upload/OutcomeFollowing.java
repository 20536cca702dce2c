package dev.visage.ingest.upload;

import dev.visage.ingest.topic.FollowerHealth;
import dev.visage.ingest.topic.TopicFollower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** The outcomes of all uploads are followed from the end of their topic: any of them may be waited for here. */
@Configuration(proxyBeanMethods = false)
class OutcomeFollowing {

    @Bean
    TopicFollower outcomeFollower(ConsumerFactory<String, byte[]> consumers, Outcomes outcomes) {
        return new TopicFollower(
                "outcomes",
                () -> consumers.createConsumer(null, "outcomes", null),
                consumer -> new OutcomeTopic(consumer, outcomes));
    }

    @Bean
    FollowerHealth outcomesHealthIndicator(TopicFollower outcomeFollower) {
        return new FollowerHealth(outcomeFollower, "Outcomes");
    }
}
