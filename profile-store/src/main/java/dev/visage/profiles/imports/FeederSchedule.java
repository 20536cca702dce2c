package dev.visage.profiles.imports;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.TransactionException;

/** Looks now and then for items that are due. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class FeederSchedule implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(FeederSchedule.class);

    private final Feeder feeder;
    private final ImportSettings settings;
    /** Of the scheduler's thread. */
    private boolean failing;

    FeederSchedule(Feeder feeder, ImportSettings settings) {
        this.feeder = feeder;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::run, settings.poll());
    }

    private void run() {
        try {
            if (feeder.isDue()) {
                feeder.feedAll();
                failing = false;
            }
        } catch (DataAccessException | TransactionException away) {
            // at such a pace one line tells it
            if (!failing) {
                log.warn("Items of imports cannot be handed out now: {}", away.toString());
            }
            failing = true;
        }
    }
}
