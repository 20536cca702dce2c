package dev.visage.ingest;

import dev.visage.health.DependencyHealth;
import dev.visage.health.KafkaHealthConfiguration;
import dev.visage.ingest.profile.ProfileStoreCheck;
import dev.visage.objects.ObjectStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What readiness asks: everything that uploads need; and the profile store, for who wants to know of the system. */
@Configuration(proxyBeanMethods = false)
@Import(KafkaHealthConfiguration.class)
class DependencyChecks {

    @Bean
    DependencyHealth objectStoreHealthIndicator(ObjectStore objects) {
        return new DependencyHealth("The object store", objects::check);
    }

    @Bean
    DependencyHealth profilesHealthIndicator(ProfileStoreCheck check) {
        return new DependencyHealth("The profile store", check);
    }
}
