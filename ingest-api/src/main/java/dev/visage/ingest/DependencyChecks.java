package dev.visage.ingest;

import dev.visage.health.DependencyHealth;
import dev.visage.health.KafkaCheck;
import dev.visage.ingest.profile.ProfileStoreCheck;
import dev.visage.objects.ObjectStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** What readiness asks: everything that uploads need; and the profile store, for who wants to know of the system. */
@Configuration(proxyBeanMethods = false)
class DependencyChecks {

    @Bean
    KafkaCheck kafkaCheck(KafkaAdmin admin) {
        return new KafkaCheck(admin.getConfigurationProperties());
    }

    @Bean
    DependencyHealth kafkaHealthIndicator(KafkaCheck check) {
        return new DependencyHealth("Kafka", check);
    }

    @Bean
    DependencyHealth objectStoreHealthIndicator(ObjectStore objects) {
        return new DependencyHealth("The object store", objects::check);
    }

    @Bean
    DependencyHealth profilesHealthIndicator(ProfileStoreCheck check) {
        return new DependencyHealth("The profile store", check);
    }
}
