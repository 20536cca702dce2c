package dev.visage.profiles.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Gathering gathering = new Gathering(Duration.ofMillis(100));

    @Test
    void lastsHalfAsLongAsTheUploadTook() {
        gathering.add(accepted(Duration.ofMillis(40)));
        assertThat(gathering.rest(NOW)).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void goesByTheYoungestUpload() {
        gathering.add(accepted(Duration.ofMillis(90)));
        gathering.add(accepted(Duration.ofMillis(50)));
        gathering.add(accepted(Duration.ofMillis(70)));
        assertThat(gathering.rest(NOW)).isEqualTo(Duration.ofMillis(25));
    }

    @Test
    void isNeverLongerThanItMayBe() {
        gathering.add(accepted(Duration.ofMinutes(10)));
        assertThat(gathering.rest(NOW)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void doesNotBeginWhereTheClockIsBehindTheBrokers() {
        gathering.add(accepted(Duration.ofSeconds(-2)));
        assertThat(gathering.rest(NOW)).isZero();
    }

    private static Result accepted(Duration ago) {
        UploadOrder order = new UploadOrder(NOW.minus(ago), 1);
        return new Result(
                new ImageProcessed.Failed(UploadId.next(), new UserId(1), PictureKind.AVATAR, order), Optional.empty());
    }
}
