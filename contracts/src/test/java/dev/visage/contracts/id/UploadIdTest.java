package dev.visage.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadIdTest {

    private static final int THREADS = 4;
    private static final int IDS = 20_000;

    @Test
    void isAUuidOfVersion7() {
        UploadId id = UploadId.next();

        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    @Test
    void startsWithTheTimeInMilliseconds() {
        long before = Instant.now().toEpochMilli();
        long millis = UploadId.next().value().getMostSignificantBits() >>> 16;

        // ids never go back, so one made right after very many others may be ahead of the clock
        assertThat(millis).isBetween(before, before + 60_000);
    }

    @Test
    void sortsAfterEveryEarlierOneOfItsThread() throws InterruptedException, ExecutionException {
        for (List<String> ids : madeByManyThreads()) {
            assertThat(ids).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void differsFromEveryOtherInItsOrderedBits() throws InterruptedException, ExecutionException {
        Stream<String> ordered =
                madeByManyThreads().stream().flatMap(List::stream).map(text -> text.substring(0, 18));

        assertThat(ordered).doesNotHaveDuplicates().hasSize(THREADS * IDS);
    }

    @Test
    void readsItselfBackFromItsText() {
        UploadId id = UploadId.next();

        assertThat(UploadId.valueOf(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "019aa5f0-7b1c-7a3e-8c55", "zzzzzzzz-7b1c-7a3e-8c55-0123456789ab"})
    void refusesTextThatIsNoUuid(String text) {
        assertThatThrownBy(() -> UploadId.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<List<String>> madeByManyThreads() throws InterruptedException, ExecutionException {
        Callable<List<String>> many = () -> Stream.generate(UploadId::next)
                .limit(IDS)
                .map(UploadId::toString)
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<List<String>> made = new ArrayList<>();
            for (Future<List<String>> ids : threads.invokeAll(List.of(many, many, many, many))) {
                made.add(ids.get());
            }
            return made;
        } finally {
            threads.shutdownNow();
        }
    }
}
