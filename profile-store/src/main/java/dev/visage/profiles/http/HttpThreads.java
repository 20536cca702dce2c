package dev.visage.profiles.http;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads that answer calls. */
@Configuration(proxyBeanMethods = false)
class HttpThreads {

    /** Calls that wait for a thread; one more is told to come back. */
    private static final int QUEUED_PER_THREAD = 64;

    /** The threads on which calls use the database. */
    @Bean(destroyMethod = "dispose")
    Scheduler databaseScheduler(HttpSettings settings) {
        return Schedulers.newBoundedElastic(settings.threads(), QUEUED_PER_THREAD, "profiles-database");
    }

    /** Event loops of its own: those that Netty shares end for every service in the process as soon as one of them stops. */
    @Bean
    ReactorResourceFactory reactorResources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        // The web server has let its calls end before.
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }
}
