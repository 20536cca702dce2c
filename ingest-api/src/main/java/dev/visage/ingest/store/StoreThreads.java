package dev.visage.ingest.store;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.objects.ObjectStoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.KafkaException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A bounded pool for calls that block. What is down, or a full pool, becomes {@link Failure.Unavailable}. */
@Component
public class StoreThreads implements DisposableBean {

    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Scheduler scheduler;
    private final Duration retryAfter;

    StoreThreads(StoreSettings settings) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                new CustomizableThreadFactory("store-"));
        threads.allowCoreThreadTimeOut(true);
        scheduler = Schedulers.fromExecutorService(threads);
        retryAfter = settings.retryAfter();
    }

    /** Makes a blocking call. */
    public <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(call)
                .subscribeOn(scheduler)
                .onErrorMap(StoreThreads::isUnavailable, this::unavailable);
    }

    /** The failure of a call to something that is down. */
    public FailureException unavailable(Throwable cause) {
        return new FailureException(new Failure.Unavailable(retryAfter), cause);
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof ObjectStoreUnavailableException
                || failure instanceof RejectedExecutionException
                || failure instanceof KafkaException;
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
