package dev.visage.profiles.topic;

import dev.visage.profiles.readiness.Preparation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Topics are there before anything of the service runs, or as soon as Kafka is. */
@Configuration(proxyBeanMethods = false)
class TopicConfiguration {

    @Bean
    Preparation topicsHealthIndicator(KafkaAdmin kafka, TopicSettings settings) {
        return new Preparation("A topic", new MissingTopics(kafka.getConfigurationProperties(), settings));
    }
}
