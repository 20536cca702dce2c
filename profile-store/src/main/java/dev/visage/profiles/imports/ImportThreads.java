package dev.visage.profiles.imports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads on which calls about imports are worked on: others than those for people's calls. */
@Configuration(proxyBeanMethods = false)
class ImportThreads {

    /** Calls that wait for a thread; one more is told to come back. */
    private static final int QUEUED_PER_THREAD = 64;

    @Bean(destroyMethod = "dispose")
    Scheduler importScheduler(ImportSettings settings) {
        return Schedulers.newBoundedElastic(settings.threads(), QUEUED_PER_THREAD, "imports");
    }
}
