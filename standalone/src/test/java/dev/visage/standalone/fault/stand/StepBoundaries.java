package dev.visage.standalone.fault.stand;

import dev.visage.contracts.event.Topic;
import dev.visage.standalone.fault.history.Entry.Picture;
import dev.visage.standalone.fault.load.Load;
import dev.visage.standalone.fault.proxy.StoreRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Kills exactly between two steps of an upload's way. An upload is on its way for each, and its client waits. */
final class StepBoundaries {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The answer to the smallest rendition is held so long that the others are stored too. */
    private static final Duration OTHER_RENDITIONS = Duration.ofMillis(400);

    private static final List<String> EDGES = Stand.processes("ingest-api");
    private static final List<String> WORKERS = Stand.processes("image-worker");
    private static final List<String> STORES = Stand.processes("profile-store");

    private final Stand stand;
    private final TopicRecorder events;
    private final Load load;

    StepBoundaries(Stand stand, TopicRecorder events, Load load) {
        this.stand = stand;
        this.events = events;
        this.load = load;
    }

    String afterPutBeforeProduce() {
        return killSender("ingest-api", request -> request.stores("originals"), Duration.ZERO);
    }

    String afterRenderBeforeCommit() {
        return killSender(
                "image-worker",
                request -> request.stores("images") && request.path().contains("/48."),
                OTHER_RENDITIONS);
    }

    /** Kills the process that has sent the first fitting request, between the store's answer and its arrival. */
    private String killSender(String service, Predicate<StoreRequest> fits, Duration delay) {
        CompletableFuture<String> killed = new CompletableFuture<>();
        stand.proxy().onAnswer(request -> {
            if (fits.test(request) && !killed.isDone()) {
                pause(delay);
                stand.killOwner(request.clientPort(), service).ifPresent(killed::complete);
            }
        });
        try {
            load.uploadWaiting();
            Awaitility.await("a fitting request").atMost(PATIENCE).until(killed::isDone);
            return killed.join();
        } finally {
            stand.proxy().onAnswerNothing();
        }
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The workers stand still meanwhile, so that there is no outcome to answer with. */
    void afterProduceBeforeAnswer() {
        stand.signal("STOP", WORKERS);
        try {
            int before = events.size();
            Picture sent = load.uploadWaiting();
            events.await(
                    before,
                    Topic.IMAGE_UPLOADED,
                    event -> event.data() != null
                            && event.data().path("width").asInt() == sent.width()
                            && event.data().path("height").asInt() == sent.height(),
                    PATIENCE);
            stand.kill(EDGES);
        } finally {
            stand.signal("CONT", WORKERS);
        }
    }

    void afterCommitBeforeRelay() throws Exception {
        try (RelayLock lock = RelayLock.take(stand)) {
            load.uploadWaiting();
            Awaitility.await("a committed outcome")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> lock.waiting(Topic.UPLOAD_OUTCOMES.topicName()) > 0);
            stand.kill(STORES);
        }
    }

    void afterRelayBeforeDelete() throws Exception {
        int before = events.size();
        try (HeldDeletes deletes = HeldDeletes.begin(stand)) {
            load.uploadWaiting();
            deletes.awaitOne();
            events.await(before, Topic.UPLOAD_OUTCOMES, event -> true, PATIENCE);
            stand.kill(STORES);
        }
    }
}
