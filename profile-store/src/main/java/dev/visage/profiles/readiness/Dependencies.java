package dev.visage.profiles.readiness;

import dev.visage.health.DependencyHealth;
import dev.visage.health.KafkaHealthConfiguration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** What readiness depends on; each bean is one of its components. */
@Configuration(proxyBeanMethods = false)
@Import(KafkaHealthConfiguration.class)
class Dependencies {

    @Bean
    HealthIndicator postgresqlHealthIndicator(DataSource database) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setQueryTimeout(1);
        return new DependencyHealth("PostgreSQL", () -> template.execute("select 1"));
    }

    /** Down if the consumers have ended, whatever it was that ended them. */
    @Bean
    HealthIndicator resultsHealthIndicator(KafkaListenerEndpointRegistry listeners) {
        return () -> listeners.getListenerContainers().stream()
                        .allMatch(container -> container.isRunning() && container.isInExpectedState())
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "Results of uploads are not taken.")
                        .build();
    }

    @Bean
    FlywayMigrationStrategy migrationStrategy() {
        return flyway -> {};
    }

    /** In place of the migration while beans are made, which would end the service where PostgreSQL is away. */
    @Bean
    Preparation schemaHealthIndicator(Flyway flyway) {
        return new Preparation("The schema of the database", flyway::migrate);
    }
}
