package dev.visage.profiles.webhook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads on which calls about webhooks are worked on: others than those for people's calls. */
@Configuration(proxyBeanMethods = false)
class WebhookThreads {

    /** Calls that wait for a thread; one more is told to come back. */
    private static final int QUEUED_PER_THREAD = 64;

    @Bean(destroyMethod = "dispose")
    Scheduler webhookScheduler(WebhookSettings settings) {
        return Schedulers.newBoundedElastic(settings.threads(), QUEUED_PER_THREAD, "webhook-calls");
    }
}
