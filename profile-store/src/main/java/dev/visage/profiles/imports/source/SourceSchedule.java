package dev.visage.profiles.imports.source;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Looks now and then for sources that nobody reads. What fails is taken up again when its lease is over. */
@Configuration(proxyBeanMethods = false)
class SourceSchedule {

    private static final Logger log = LoggerFactory.getLogger(SourceSchedule.class);

    /** Its end interrupts reading. */
    @Bean(destroyMethod = "dispose")
    Scheduler sourceScheduler() {
        return Schedulers.newSingle("import-sources");
    }

    @Bean
    Begin sourceBegin(SourceReading reading, SourceSettings settings, Scheduler sourceScheduler) {
        return new Begin(reading, settings, sourceScheduler);
    }

    /** Begins once the service runs. */
    record Begin(SourceReading reading, SourceSettings settings, Scheduler scheduler) {

        @EventListener(ApplicationReadyEvent.class)
        void begin() {
            long poll = settings.poll().toMillis();
            scheduler.schedulePeriodically(this::readIfDue, poll, poll, TimeUnit.MILLISECONDS);
        }

        private void readIfDue() {
            try {
                reading.readIfDue();
            } catch (IOException | RuntimeException failure) {
                log.warn("A source of an import cannot be read now: {}", failure.toString());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
