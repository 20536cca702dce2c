package dev.visage.ingest.imports.archive;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.Examination;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.imports.ItemPictures;
import dev.visage.ingest.imports.KnownImport;
import dev.visage.ingest.profile.Imports;
import dev.visage.ingest.store.StoreThreads;
import dev.visage.ingest.upload.UploadSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Takes what is in archives into imports: examined, stored as far as it is wanted, then registered. Done twice, it is as done once. */
@Component
class Batches {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ArchiveSettings settings;
    private final UploadSettings uploads;
    private final Imports imports;
    private final ItemPictures pictures;
    private final StoreThreads threads;

    Batches(
            ArchiveSettings settings,
            UploadSettings uploads,
            Imports imports,
            ItemPictures pictures,
            StoreThreads threads) {
        this.settings = settings;
        this.uploads = uploads;
        this.imports = imports;
        this.pictures = pictures;
        this.threads = threads;
    }

    /**
     * Stores a batch, and waits until it is stored.
     *
     * @throws FailureException {@link Failure.Unavailable} if a store was down for longer than there is patience
     */
    Stored store(KnownImport target, Batch batch) {
        return Objects.requireNonNull(
                patiently(() -> once(target, batch.members())).block());
    }

    /**
     * Registers what was stored.
     *
     * @return an error with {@link Failure.Conflict} if the import takes no more items, with {@link Failure.Unavailable} if a
     *     store was down for longer than there is patience
     */
    Mono<Void> register(KnownImport target, Stored stored) {
        return patiently(() -> once(target.importId(), stored));
    }

    private <T> Mono<T> patiently(Supplier<Mono<T>> step) {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        return Mono.defer(step)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .filter(failure -> isUnavailable(failure) && System.nanoTime() < deadline));
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof FailureException carried && carried.failure() instanceof Failure.Unavailable;
    }

    private Mono<Stored> once(KnownImport target, List<Batch.Member> members) {
        return imports.examine(
                        target.importId(),
                        members.stream().map(Batch.Member::entry).toList())
                .flatMap(examinations -> store(target, members, examinations));
    }

    private Mono<Stored> store(KnownImport target, List<Batch.Member> members, List<Examination> examinations) {
        List<ImportEntry> entries = new ArrayList<>();
        List<Mono<Void>> stores = new ArrayList<>();
        for (int index = 0; index < members.size(); index++) {
            Batch.Member member = members.get(index);
            Examination examination = examinations.get(index);
            if (examination.isWanted()) {
                entries.add(member.entry());
                stores.add(store(target, member, examination.userId()));
            } else if (examination.known() == null) {
                entries.add(refused(member, examination));
            }
        }
        long started = System.nanoTime();
        return Flux.fromIterable(stores)
                .flatMap(store -> store, settings.stores())
                .then(Mono.just(new Stored(entries, started)));
    }

    private static ImportEntry refused(Batch.Member member, Examination examination) {
        if (member.entry().refusal() != null || examination.refusal() == null) {
            return member.entry();
        }
        return member.refused(examination.refusal());
    }

    private Mono<Void> store(KnownImport target, Batch.Member member, @Nullable UserId userId) {
        return target.terms().dryRun() ? Mono.empty() : pictures.store(target, member.item(), userId);
    }

    /** A process that was stopped in between may come back after the sweeper took the originals for orphans. */
    private Mono<Void> once(ImportId importId, Stored stored) {
        Duration since = Duration.ofNanos(System.nanoTime() - stored.since());
        return since.compareTo(uploads.announceWithin()) > 0
                ? Mono.error(threads.unavailable(new TimeoutException("The storing took " + since.toSeconds() + " s.")))
                : imports.register(importId, stored.entries()).then();
    }
}
