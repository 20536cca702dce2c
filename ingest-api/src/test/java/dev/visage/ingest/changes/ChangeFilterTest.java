package dev.visage.ingest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ChangeFilterTest {

    private static final Position ANYWHERE = new Position(Uuid.ONE_UUID, Instant.EPOCH, Offsets.NONE);

    @Test
    void passesEverythingIfNothingIsGiven() {
        ChangeFilter all = new ChangeFilter(null, Set.of(), Set.of());

        assertThat(all.passes(change(Records.change(0, 0, 7)))).isTrue();
        assertThat(all.passes(change(Records.erasure(0, 0, 7)))).isTrue();
    }

    @Test
    void passesNothingThatCannotBeRead() {
        assertThat(new ChangeFilter(null, Set.of(), Set.of()).passes(change(Records.json(0, 0, 7, "x"))))
                .isFalse();
    }

    @Test
    void passesWhatIsAmongAllThatIsGiven() {
        ChangeFilter filter = new ChangeFilter(Set.of("7", "8"), Set.of("avatar"), Set.of("name", "email"));

        assertThat(filter.passes(change(Records.change(0, 0, 7, "avatar", "email"))))
                .isTrue();
        assertThat(filter.passes(change(Records.change(0, 0, 8, "avatar", "cover", "name"))))
                .isTrue();
        assertThat(filter.passes(change(Records.change(0, 0, 7, "avatar")))).isFalse();
        assertThat(filter.passes(change(Records.change(0, 0, 7, "cover", "name"))))
                .isFalse();
        assertThat(filter.passes(change(Records.change(0, 0, 9, "avatar", "name"))))
                .isFalse();
    }

    @Test
    void passesErasuresOfItsUsers() {
        ChangeFilter filter = new ChangeFilter(Set.of("7"), Set.of("avatar"), Set.of("name"));

        assertThat(filter.passes(change(Records.erasure(0, 0, 7)))).isTrue();
        assertThat(filter.passes(change(Records.erasure(0, 0, 8)))).isFalse();
    }

    private static Change change(ConsumerRecord<String, byte[]> record) {
        return new Change(record, ANYWHERE);
    }
}
