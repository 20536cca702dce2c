package dev.visage.worker;

import dev.visage.health.DependencyHealth;
import dev.visage.health.KafkaCheck;
import dev.visage.objects.ObjectStore;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the worker needs to be ready: Kafka and the object store. */
@Configuration(proxyBeanMethods = false)
class DependencyChecks {

    @Bean
    KafkaCheck kafkaCheck(KafkaProperties kafka) {
        return new KafkaCheck(kafka.buildAdminProperties());
    }

    @Bean
    DependencyHealth kafkaHealthIndicator(KafkaCheck check) {
        return new DependencyHealth("Kafka", check);
    }

    @Bean
    DependencyHealth objectStoreHealthIndicator(ObjectStore objects) {
        return new DependencyHealth("The object store", objects::check);
    }
}
