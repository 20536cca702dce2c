package dev.visage.profiles.webhook;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Deletes deliveries that are kept no longer, and counts those that wait, now and then. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebhookSchedule implements SchedulingConfigurer {

    private static final Duration COUNTING = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(WebhookSchedule.class);

    private final Deliveries deliveries;
    private final WebhookMetrics metrics;
    private final WebhookSettings settings;
    private final Clock clock;

    WebhookSchedule(Deliveries deliveries, WebhookMetrics metrics, WebhookSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::purge, settings.purgeEvery());
        tasks.addFixedDelayTask(this::count, COUNTING);
    }

    private void purge() {
        try {
            int purged = settings.purgeBatch();
            while (purged == settings.purgeBatch()) {
                purged = deliveries.purge(clock.instant().minus(settings.retention()), settings.purgeBatch());
            }
        } catch (DataAccessException away) {
            log.warn("Deliveries of webhooks could not be purged: {}", away.toString());
        }
    }

    private void count() {
        try {
            metrics.waiting(deliveries.backlog(clock.instant()));
        } catch (DataAccessException away) {
            log.warn("Deliveries of webhooks could not be counted: {}", away.toString());
        }
    }
}
