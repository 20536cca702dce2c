package dev.visage.ingest.dialect;

import dev.visage.contracts.id.UserId;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import reactor.core.publisher.Mono;

/** What is shown in place of something that cannot be read just now, where a poorer answer is better than none. */
public final class Fallback {

    private static final Logger log = LoggerFactory.getLogger(Fallback.class);

    private Fallback() {}

    /**
     * Shows something else while what is wanted is unavailable; every other failure stays one.
     *
     * @param userId whom the answer shows, for the log
     * @param lacking what the poorer answer lacks, for the log
     */
    public static <T> Mono<T> whileUnavailable(Mono<T> wanted, T otherwise, UserId userId, String lacking) {
        return wanted.onErrorResume(Fallback::isUnavailable, unavailable -> {
            log.warn(
                    "answer made poorer: userId={} lacking={} cause={}",
                    userId,
                    lacking,
                    NestedExceptionUtils.getMostSpecificCause(unavailable).toString());
            return Mono.just(otherwise);
        });
    }

    private static boolean isUnavailable(Throwable thrown) {
        return thrown instanceof FailureException carried && carried.failure() instanceof Failure.Unavailable;
    }
}
