package dev.visage.health;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a service the health of the Kafka that {@code spring.kafka} names: the component {@code kafka}. */
@Configuration(proxyBeanMethods = false)
public class KafkaHealthConfiguration {

    @Bean
    KafkaCheck kafkaCheck(KafkaProperties kafka) {
        return new KafkaCheck(kafka.buildAdminProperties());
    }

    @Bean
    DependencyHealth kafkaHealthIndicator(KafkaCheck check) {
        return new DependencyHealth("Kafka", check);
    }
}
