package dev.visage.standalone.fault.load;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.Entry.Picture;
import dev.visage.standalone.fault.history.Entry.Picture.Form;
import dev.visage.standalone.token.TokenKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Clients that upload for a few users, several at once for each, and one that edits their profiles. Whoever is not answered, or
 * is told to come back, tries again with the same key.
 */
public final class Load implements AutoCloseable {

    private static final List<UserId> USERS =
            LongStream.rangeClosed(1, 6).mapToObj(UserId::new).toList();
    private static final int CLIENTS = 2 * USERS.size();

    /** So that a client that never has luck ends: long after the longest fault. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Calls calls;
    private final SplittableRandom seeds;
    private final AtomicLong pictures = new AtomicLong();
    private final AtomicLong edits = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean ending;

    /** Nothing is sent yet. */
    public Load(List<URI> edges, TokenKeys keys, Consumer<Entry> history, long seed) {
        calls = new Calls(edges, keys, history);
        seeds = new SplittableRandom(seed);
    }

    /** Makes the users, then starts the clients. */
    public void start() {
        USERS.forEach(this::edit);
        for (int client = 0; client < CLIENTS; client++) {
            UserId userId = USERS.get(client % USERS.size());
            SplittableRandom random = seeds.split();
            threads.execute(() -> upload(userId, random));
        }
        SplittableRandom random = seeds.split();
        threads.execute(() -> editAll(random));
    }

    private void upload(UserId userId, SplittableRandom random) {
        while (!ending) {
            PictureKind kind = random.nextInt(4) == 0 ? PictureKind.COVER : PictureKind.AVATAR;
            int lot = random.nextInt(20);
            if (lot == 0) {
                Picture picture = picture(null, userId, PictureKind.AVATAR, Form.SOUND, false);
                calls.uploadByAppNet(picture, ColouredPicture.bytes(picture));
            } else if (lot >= 16) {
                upload(userId, kind, lot == 16 ? Form.TRUNCATED : Form.SOUND);
            } else {
                Form form = lot == 1 ? Form.TRUNCATED : lot == 2 ? Form.NONE : Form.SOUND;
                upload(picture(key(), userId, kind, form, lot == 3), random.nextInt(3) == 0);
            }
            pause(random.nextLong(600, 2_000));
        }
    }

    private void editAll(SplittableRandom random) {
        while (!ending) {
            edit(USERS.get(random.nextInt(USERS.size())));
            pause(random.nextLong(200, 600));
        }
    }

    /** Each number makes another size and another colour. */
    private Picture picture(@Nullable String key, UserId userId, PictureKind kind, Form form, boolean large) {
        long number = pictures.incrementAndGet();
        int base = large ? 1_200 : 300;
        return new Picture(
                key,
                userId,
                kind,
                form,
                ColouredPicture.colour(number),
                base + (int) (number % 300),
                base + (int) (number / 300));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /**
     * Uploads one more avatar for a user, waiting for its outcome, in the background.
     *
     * @return what is uploaded
     */
    public Picture uploadWaiting() {
        Picture picture = picture(key(), USERS.get(0), PictureKind.AVATAR, Form.SOUND, false);
        threads.execute(() -> upload(picture, true));
        return picture;
    }

    /** Changes so many profiles, in the background. */
    public void editOften(int times) {
        threads.execute(() -> {
            for (int i = 0; i < times; i++) {
                edit(USERS.get(i % USERS.size()));
            }
        });
    }

    private void upload(Picture picture, boolean waiting) {
        byte[] bytes = ColouredPicture.bytes(picture);
        untilAnswered(() -> calls.upload(picture, bytes, waiting));
    }

    /** By an import of its own: the bulk lane has it, while this client goes on with a newer one. */
    private void upload(UserId userId, PictureKind kind, Form form) {
        AtomicReference<String> importId = new AtomicReference<>("");
        untilAnswered(() -> {
            Entry.Request made = calls.makeImport(userId, kind);
            importId.set(made.told("importId"));
            return made;
        });
        if (!importId.get().isEmpty()) {
            Picture picture = picture(importId.get(), userId, kind, form, false);
            byte[] bytes = ColouredPicture.bytes(picture);
            untilAnswered(() -> calls.uploadByImport(importId.get(), picture, bytes));
        }
    }

    private void edit(UserId userId) {
        String description = "edit " + edits.incrementAndGet();
        untilAnswered(() -> calls.edit(userId, description));
    }

    private void untilAnswered(Supplier<Entry.Request> call) {
        Instant latest = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(latest) && !Thread.currentThread().isInterrupted()) {
            Entry.Request request = call.get();
            if (request.status() != null && !isToBeRepeated(request.status())) {
                return;
            }
            pause(request.retryAfter() == null ? 500 : TimeUnit.SECONDS.toMillis(Long.parseLong(request.retryAfter())));
        }
    }

    private static boolean isToBeRepeated(int status) {
        return status == 409 || status == 429 || status >= 500;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(Math.min(millis, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets no client begin anything more, and returns when all are done with what they have begun. */
    public void end() throws InterruptedException {
        ending = true;
        threads.shutdown();
        if (!threads.awaitTermination(Duration.ofMinutes(3).toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    /** Breaks off. */
    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
    }
}
