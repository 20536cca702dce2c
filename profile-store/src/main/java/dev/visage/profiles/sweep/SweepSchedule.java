package dev.visage.profiles.sweep;

import dev.visage.profiles.idempotency.IdempotencySettings;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Sweeps from time to time, on the threads that sweeps run on. */
@Configuration(proxyBeanMethods = false)
class SweepSchedule {

    /** One sweep runs, by itself or called; another call is told so. */
    private static final int THREADS = 2;

    private static final int QUEUED = 16;

    private static final Logger log = LoggerFactory.getLogger(SweepSchedule.class);

    /** Under an idempotency key that is still kept, an original that seems to be forgotten may be stored and announced again. */
    SweepSchedule(SweepSettings settings, IdempotencySettings keys) {
        if (settings.grace().compareTo(keys.retention()) <= 0) {
            throw new IllegalStateException("visage.sweep.grace is " + settings.grace()
                    + "; it must be longer than visage.idempotency.retention, which is " + keys.retention() + ".");
        }
    }

    /** Its end interrupts a sweep that is running. */
    @Bean(destroyMethod = "dispose")
    Scheduler sweepScheduler() {
        return Schedulers.newBoundedElastic(THREADS, QUEUED, "sweep");
    }

    @Bean
    Begin sweepBegin(Sweep sweep, SweepSettings settings, Scheduler sweepScheduler) {
        return new Begin(sweep, settings, sweepScheduler);
    }

    /** Begins once the service runs. */
    record Begin(Sweep sweep, SweepSettings settings, Scheduler scheduler) {

        @EventListener(ApplicationReadyEvent.class)
        void begin() {
            if (settings.enabled()) {
                long interval = settings.interval().toMillis();
                scheduler.schedulePeriodically(this::sweepOnce, interval, interval, TimeUnit.MILLISECONDS);
            }
        }

        private void sweepOnce() {
            try {
                sweep.run();
            } catch (RuntimeException failure) {
                log.error("A sweep failed", failure);
            }
        }
    }
}
