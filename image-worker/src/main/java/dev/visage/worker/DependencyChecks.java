package dev.visage.worker;

import dev.visage.health.DependencyHealth;
import dev.visage.health.KafkaHealthConfiguration;
import dev.visage.objects.ObjectStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the worker needs to be ready: Kafka and the object store. */
@Configuration(proxyBeanMethods = false)
@Import(KafkaHealthConfiguration.class)
class DependencyChecks {

    @Bean
    DependencyHealth objectStoreHealthIndicator(ObjectStore objects) {
        return new DependencyHealth("The object store", objects::check);
    }
}
