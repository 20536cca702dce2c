package dev.visage.profiles.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads on which calls use the database. */
@Configuration(proxyBeanMethods = false)
class DatabaseThreads {

    /** Calls that wait for a thread; one more is told to come back. */
    private static final int QUEUED_PER_THREAD = 64;

    @Bean(destroyMethod = "dispose")
    Scheduler databaseScheduler(HttpSettings settings) {
        return Schedulers.newBoundedElastic(settings.threads(), QUEUED_PER_THREAD, "profiles-database");
    }
}
