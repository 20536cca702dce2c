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
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A bounded pool for calls that take their time. What is down, or a full pool, becomes {@link Failure.Unavailable}. */
public abstract class CallThreads implements DisposableBean {

    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Scheduler scheduler;
    private final Duration retryAfter;

    /**
     * A pool.
     *
     * @param name what the threads are called
     * @param threads how many calls may be under way at once
     * @param queue how many more may wait for their turn
     * @param retryAfter when a client is told to come back
     */
    protected CallThreads(String name, int threads, int queue, Duration retryAfter) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                new CustomizableThreadFactory(name + "-"));
        executor.allowCoreThreadTimeOut(true);
        this.scheduler = Schedulers.fromExecutorService(executor);
        this.retryAfter = retryAfter;
    }

    /** Makes a call off the event loops. */
    public <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(scheduler).onErrorMap(CallThreads::isUnavailable, this::unavailable);
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
