package dev.visage.ingest.imports.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.api.ImportApi;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ItemReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class GatheringTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final List<List<String>> calls = new ArrayList<>();

    @Test
    void registersTheFirstAtOnceAndTheRestTogether() {
        Gathering gathering = new Gathering(NEVER, this::register);
        gathering.add(stored("1", "2"));
        assertThat(calls).containsExactly(List.of("1", "2"));

        gathering.add(stored("3"));
        gathering.add(stored("4", "5"));
        assertThat(calls).hasSize(1);
        gathering.finish();

        assertThat(calls).containsExactly(List.of("1", "2"), List.of("3", "4", "5"));
    }

    @Test
    void registersWhatWaitsThoughNothingElseComes() throws InterruptedException {
        BlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();
        Gathering gathering = new Gathering(Duration.ofMillis(1), stored -> {
            heard.add(names(stored));
            return Mono.empty();
        });
        gathering.add(stored("1"));
        gathering.add(stored("2"));

        assertThat(heard.take()).containsExactly("1");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).containsExactly("2");
    }

    @Test
    void beginsNoCallBeforeTheOneBeforeHasEnded() {
        Sinks.Empty<Void> first = Sinks.empty();
        Gathering gathering = new Gathering(
                NEVER, stored -> calls.isEmpty() ? register(stored).then(first.asMono()) : register(stored));
        gathering.add(stored("1"));
        gathering.add(stored(ImportApi.BATCH));
        gathering.add(stored("last"));
        assertThat(calls).hasSize(1);

        first.tryEmitEmpty();
        gathering.finish();

        assertThat(calls).extracting(List::size).containsExactly(1, ImportApi.BATCH, 1);
    }

    @Test
    void remembersWhenTheFirstOfSeveralWasStored() {
        List<Long> since = new ArrayList<>();
        Gathering gathering = new Gathering(NEVER, stored -> {
            since.add(stored.since());
            return Mono.empty();
        });
        for (long moment = 1; moment <= 3; moment++) {
            gathering.add(new Stored(List.of(entry("a")), moment));
        }
        gathering.finish();

        assertThat(since).containsExactly(1L, 2L);
    }

    @Test
    void failsAsACallHas() {
        Gathering gathering = new Gathering(NEVER, stored -> Mono.error(new IllegalStateException("refused")));
        gathering.add(stored("1"));

        assertThatThrownBy(gathering::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
        gathering.add(stored("2"));
        assertThatThrownBy(gathering::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
    }

    private Mono<Void> register(Stored stored) {
        calls.add(names(stored));
        return Mono.empty();
    }

    private static List<String> names(Stored stored) {
        return stored.entries().stream().map(ImportEntry::name).toList();
    }

    private static Stored stored(String... names) {
        return new Stored(List.of(names).stream().map(GatheringTest::entry).toList(), 0);
    }

    private static Stored stored(int entries) {
        return new Stored(Collections.nCopies(entries, entry("one of many")), 0);
    }

    private static ImportEntry entry(String name) {
        return new ImportEntry(name, null, null, null, ItemReason.of("no-user", "Nobody."));
    }
}
