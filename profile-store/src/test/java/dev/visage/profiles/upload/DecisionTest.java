package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.SampleImages.finished;
import static dev.visage.profiles.SampleImages.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.profiles.notification.Notice;
import dev.visage.profiles.profile.Picture;
import dev.visage.profiles.profile.StoredProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final UserId ADA = new UserId(7);
    private static final Instant CREATED = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final StoredProfile PROFILE =
            new StoredProfile(ADA, ProfileVersion.FIRST, Attributes.named("ada"), Map.of(), CREATED, CREATED);

    @Test
    void showsTheFirstPictureOfAKind() {
        ImageProcessed.Succeeded result = avatar(ADA, 1);
        Decision decision = Decision.on(result, Optional.of(PROFILE), NOW);

        assertThat(decision.outcome())
                .isEqualTo(new UploadOutcome.Applied(
                        result.uploadId(), ADA, PictureKind.AVATAR, result.image(), new ProfileVersion(2)));
        ProfileChanged change = decision.change().orElseThrow();
        assertThat(change.version()).isEqualTo(new ProfileVersion(2));
        assertThat(change.changed()).containsExactly("avatar");
        assertThat(change.cause()).isEqualTo(new ProfileChanged.Cause.Upload(result.uploadId()));
        assertThat(change.profile().picture(PictureKind.AVATAR)).contains(result.image());
        assertThat(change.profile().createdAt()).isEqualTo(CREATED);
        assertThat(change.profile().updatedAt()).isEqualTo(NOW);
        assertThat(decision.notice()).map(Notice::topic).contains(Topic.PICTURE_APPLIED);
    }

    @Test
    void showsANewerPictureInPlaceOfAnOlder() {
        ImageProcessed.Succeeded newer = avatar(ADA, 2);
        Decision decision = Decision.on(newer, Optional.of(showing(avatar(ADA, 1))), NOW);

        assertThat(decision.outcome()).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(decision.shown().orElseThrow().profile().picture(PictureKind.AVATAR))
                .contains(newer.image());
    }

    @Test
    void supersedesAnOlderPictureByTheOneShown() {
        ImageProcessed.Succeeded shown = avatar(ADA, 2);
        ImageProcessed.Succeeded older = avatar(ADA, 1);
        Decision decision = Decision.on(older, Optional.of(showing(shown)), NOW);

        assertThat(decision)
                .isEqualTo(new Decision(
                        new UploadOutcome.Superseded(older.uploadId(), ADA, PictureKind.AVATAR, shown.uploadId()),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(decision.change()).isEmpty();
    }

    @Test
    void supersedesAnOlderPictureByOneThatWasTakenOff() {
        ImageProcessed.Succeeded off = avatar(ADA, 2);
        StoredProfile bare = new StoredProfile(
                ADA,
                ProfileVersion.FIRST,
                PROFILE.attributes(),
                Map.of(PictureKind.AVATAR, new Picture(null, off.uploadId(), off.order())),
                CREATED,
                CREATED);
        ImageProcessed.Succeeded older = avatar(ADA, 1);

        assertThat(bare.profile().pictures()).isEmpty();
        assertThat(Decision.on(older, Optional.of(bare), NOW).outcome())
                .isEqualTo(new UploadOutcome.Superseded(older.uploadId(), ADA, PictureKind.AVATAR, off.uploadId()));
        assertThat(Decision.on(avatar(ADA, 3), Optional.of(bare), NOW).outcome())
                .isInstanceOf(UploadOutcome.Applied.class);
    }

    @Test
    void tellsUploadsOfTheSameMillisecondApartByTheirOffset() {
        ImageProcessed.Succeeded shown = avatar(ADA, 1);
        UploadOrder next =
                new UploadOrder(shown.order().appendedAt(), shown.order().offset() + 1);
        ImageProcessed.Succeeded newer =
                new ImageProcessed.Succeeded(UploadId.next(), ADA, PictureKind.AVATAR, next, shown.image());

        assertThat(Decision.on(newer, Optional.of(showing(shown)), NOW).outcome())
                .isInstanceOf(UploadOutcome.Applied.class);
        assertThat(Decision.on(avatar(ADA, 1), Optional.of(showing(shown)), NOW).outcome())
                .isInstanceOf(UploadOutcome.Superseded.class);
    }

    @Test
    void comparesOnlyPicturesOfOneKind() {
        ImageProcessed.Succeeded cover = finished(ADA, PictureKind.COVER, 1);
        ImageProcessed.Succeeded avatar = avatar(ADA, 2);
        Decision decision = Decision.on(cover, Optional.of(showing(avatar)), NOW);

        assertThat(decision.change().orElseThrow().changed()).containsExactly("cover");
        assertThat(decision.shown().orElseThrow().profile().pictures())
                .isEqualTo(Map.of(PictureKind.AVATAR, avatar.image(), PictureKind.COVER, cover.image()));
    }

    @Test
    void tellsTheUserWhyAPictureWasRejected() {
        ImageProcessed.Rejected rejected = truncated(ADA, 1);
        Decision decision = Decision.on(rejected, Optional.of(PROFILE), NOW);

        assertThat(decision.outcome())
                .isEqualTo(new UploadOutcome.Rejected(rejected.uploadId(), ADA, PictureKind.AVATAR, rejected.reason()));
        assertThat(decision.shown()).isEmpty();
        Notice notice = decision.notice().orElseThrow();
        assertThat(notice.topic()).isEqualTo(Topic.PICTURE_REJECTED);
        assertThat(notice.text()).isEqualTo(rejected.reason().sentence());
        assertThat(notice.uploadId()).isEqualTo(rejected.uploadId());
    }

    @Test
    void rejectsUploadsOfAnUnknownUserAndTellsNobody() {
        for (ImageProcessed result : List.of(avatar(ADA, 1), truncated(ADA, 1))) {
            assertThat(Decision.on(result, Optional.empty(), NOW))
                    .isEqualTo(new Decision(
                            new UploadOutcome.Rejected(
                                    result.uploadId(), ADA, PictureKind.AVATAR, new Rejection.UnknownUser(ADA)),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    @Test
    void decidesNothingAgain() {
        ImageProcessed.Succeeded before = avatar(ADA, 1);
        ImageProcessed.Succeeded twice = avatar(ADA, 2);

        List<Decision> decisions =
                Decision.on(List.of(before, twice, twice), Map.of(ADA, PROFILE), Set.of(before.uploadId()), NOW);

        assertThat(decisions).hasSize(1);
        assertThat(decisions.get(0).outcome().uploadId()).isEqualTo(twice.uploadId());
    }

    @Test
    void decidesOnResultsOfOneUserOneAfterTheOther() {
        ImageProcessed.Succeeded first = avatar(ADA, 1);
        ImageProcessed.Succeeded third = avatar(ADA, 3);
        ImageProcessed.Succeeded second = avatar(ADA, 2);

        List<Decision> decisions = Decision.on(List.of(first, third, second), Map.of(ADA, PROFILE), Set.of(), NOW);

        assertThat(decisions)
                .extracting(Decision::outcome)
                .containsExactly(
                        new UploadOutcome.Applied(
                                first.uploadId(), ADA, PictureKind.AVATAR, first.image(), new ProfileVersion(2)),
                        new UploadOutcome.Applied(
                                third.uploadId(), ADA, PictureKind.AVATAR, third.image(), new ProfileVersion(3)),
                        new UploadOutcome.Superseded(second.uploadId(), ADA, PictureKind.AVATAR, third.uploadId()));
    }

    private static StoredProfile showing(ImageProcessed.Succeeded shown) {
        return Decision.on(shown, Optional.of(PROFILE), CREATED).shown().orElseThrow();
    }
}
