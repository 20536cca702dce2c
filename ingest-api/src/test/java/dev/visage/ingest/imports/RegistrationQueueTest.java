package dev.visage.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ItemStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RegistrationQueueTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final List<Call> calls = new ArrayList<>();

    @Test
    void takesAnEntryThatComesAloneAtOnce() {
        RegistrationQueue queue = queue();

        CompletableFuture<ImportItem> item = send(queue, "1");
        calls.get(0).succeed();

        assertThat(item.join().name()).isEqualTo("1");
    }

    @Test
    void takesTogetherWhatComesWhileACallIsUnderWay() {
        RegistrationQueue queue = queue();
        send(queue, "1");
        CompletableFuture<ImportItem> second = send(queue, "2");
        CompletableFuture<ImportItem> third = send(queue, "3");

        assertThat(calls).hasSize(1);
        calls.get(0).succeed();
        calls.get(1).succeed();

        assertThat(calls).extracting(Call::names).containsExactly(List.of("1"), List.of("2", "3"));
        assertThat(second.join().name()).isEqualTo("2");
        assertThat(third.join().name()).isEqualTo("3");
    }

    @Test
    void waitsForWhatIsComing() {
        RegistrationQueue queue = queue();
        RegistrationQueue.Announced coming = queue.announce();
        RegistrationQueue.Announced another = queue.announce();

        send(queue, "1");
        assertThat(calls).isEmpty();
        coming.take(entry("2")).subscribe();
        assertThat(calls).isEmpty();
        another.close();

        assertThat(calls).extracting(Call::names).containsExactly(List.of("1", "2"));
    }

    @Test
    void doesNotWaitForLong() {
        RegistrationQueue queue = new RegistrationQueue(
                Duration.ofMillis(1),
                entries -> Mono.just(
                        entries.stream().map(RegistrationQueueTest::item).toList()));
        RegistrationQueue.Announced never = queue.announce();

        assertThat(send(queue, "1").join().name()).isEqualTo("1");
        never.close();
    }

    @Test
    void takesNoMoreTogetherThanACallMay() {
        RegistrationQueue queue = queue();
        send(queue, "first");
        IntStream.range(0, 700).forEach(number -> send(queue, "n" + number));

        calls.get(0).succeed();
        calls.get(1).succeed();
        calls.get(2).succeed();

        assertThat(calls).extracting(call -> call.names().size()).containsExactly(1, 500, 200);
    }

    @Test
    void failsThoseThatWereTakenTogetherAndGoesOn() {
        RegistrationQueue queue = queue();
        CompletableFuture<ImportItem> first = send(queue, "1");
        CompletableFuture<ImportItem> second = send(queue, "2");

        calls.get(0).fail(new IllegalStateException("down"));
        calls.get(1).succeed();

        assertThatThrownBy(first::join).hasRootCauseMessage("down");
        assertThat(second.join().name()).isEqualTo("2");
    }

    private RegistrationQueue queue() {
        return new RegistrationQueue(NEVER, entries -> {
            Call call = new Call(entries, Sinks.one());
            calls.add(call);
            return call.answer().asMono();
        });
    }

    private static CompletableFuture<ImportItem> send(RegistrationQueue queue, String name) {
        return queue.announce().take(entry(name)).toFuture();
    }

    private static ImportEntry entry(String name) {
        return new ImportEntry(name, name, null, null, null);
    }

    private static ImportItem item(ImportEntry entry) {
        return new ImportItem(1, entry.name(), null, null, ItemStatus.ACCEPTED, null, null, false, null);
    }

    private record Call(List<ImportEntry> entries, Sinks.One<List<ImportItem>> answer) {

        List<String> names() {
            return entries.stream().map(ImportEntry::name).toList();
        }

        void succeed() {
            answer.tryEmitValue(
                    entries.stream().map(RegistrationQueueTest::item).toList());
        }

        void fail(Throwable failure) {
            answer.tryEmitError(failure);
        }
    }
}
