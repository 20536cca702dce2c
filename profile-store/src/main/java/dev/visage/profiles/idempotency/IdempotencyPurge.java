package dev.visage.profiles.idempotency;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Deletes keys that are kept no longer, now and then; what is missed is deleted the next time, by whichever instance. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IdempotencyPurge implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyPurge.class);

    private final IdempotencyKeys keys;
    private final IdempotencySettings settings;

    IdempotencyPurge(IdempotencyKeys keys, IdempotencySettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::run, settings.purgeEvery());
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                more = keys.purge();
            }
        } catch (DataAccessException away) {
            log.warn("idempotency keys could not be purged: {}", away.toString());
        }
    }
}
