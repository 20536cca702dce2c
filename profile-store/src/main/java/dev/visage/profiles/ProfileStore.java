package dev.visage.profiles;

import dev.visage.objects.ObjectStoreConfiguration;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service that keeps profiles. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ObjectStoreConfiguration.class)
public class ProfileStore {

    /** Runs the service until its process is asked to stop. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service, ready to run: its configuration file is {@code profile-store.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ProfileStore.class).properties("spring.config.name=profile-store");
    }

    /** The time in microseconds, which is what PostgreSQL keeps: an event and its row tell the same time. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
