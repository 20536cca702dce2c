package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.SampleImages.failed;
import static dev.visage.profiles.SampleImages.finished;
import static dev.visage.profiles.SampleImages.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.profiles.SampleImages;
import dev.visage.profiles.imports.ImportedUpload;
import dev.visage.profiles.notification.Notice;
import dev.visage.profiles.profile.Picture;
import dev.visage.profiles.profile.StoredProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final UserId ADA = new UserId(7);
    private static final Instant CREATED = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final StoredProfile PROFILE = profile(Map.of(), null);

    @Test
    void showsTheFirstPictureOfAKind() {
        ImageProcessed.Succeeded result = avatar(ADA, 1);
        Decision decision = decide(result, PROFILE);

        assertThat(decision.outcome().orElseThrow())
                .isEqualTo(new UploadOutcome.Applied(
                        result.uploadId(), ADA, PictureKind.AVATAR, result.image(), new ProfileVersion(2)));
        Change change = decision.change().orElseThrow();
        assertThat(change.profile().version()).isEqualTo(new ProfileVersion(2));
        assertThat(change.changed()).containsExactly("avatar");
        assertThat(change.cause()).isEqualTo(new ProfileChanged.Cause.Upload(result.uploadId()));
        assertThat(change.profile().profile().picture(PictureKind.AVATAR)).contains(result.image());
        assertThat(change.profile().createdAt()).isEqualTo(CREATED);
        assertThat(change.profile().updatedAt()).isEqualTo(NOW);
        assertThat(decision.notice()).map(Notice::topic).contains(Topic.PICTURE_APPLIED);
    }

    @Test
    void showsANewerPictureInPlaceOfAnOlder() {
        ImageProcessed.Succeeded newer = avatar(ADA, 2);
        Decision decision = decide(newer, showing(avatar(ADA, 1)));

        assertThat(decision.outcome().orElseThrow()).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(decision.change().orElseThrow().profile().profile().picture(PictureKind.AVATAR))
                .contains(newer.image());
    }

    @Test
    void supersedesAnOlderPictureByTheOneShown() {
        ImageProcessed.Succeeded shown = avatar(ADA, 2);
        ImageProcessed.Succeeded older = avatar(ADA, 1);
        Decision decision = decide(older, showing(shown));

        assertThat(decision)
                .isEqualTo(new Decision(
                        Optional.of(new UploadOutcome.Superseded(
                                older.uploadId(), ADA, PictureKind.AVATAR, shown.uploadId())),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(decision.change()).isEmpty();
    }

    @Test
    void supersedesAnOlderPictureByOneThatWasTakenOff() {
        ImageProcessed.Succeeded off = avatar(ADA, 2);
        StoredProfile bare = profile(Map.of(PictureKind.AVATAR, new Picture(null, off.uploadId(), off.order())), null);
        ImageProcessed.Succeeded older = avatar(ADA, 1);

        assertThat(bare.profile().pictures()).isEmpty();
        assertThat(decide(older, bare).outcome().orElseThrow())
                .isEqualTo(new UploadOutcome.Superseded(older.uploadId(), ADA, PictureKind.AVATAR, off.uploadId()));
        assertThat(decide(avatar(ADA, 3), bare).outcome().orElseThrow()).isInstanceOf(UploadOutcome.Applied.class);
    }

    @Test
    void tellsUploadsOfTheSameMillisecondApartByTheirOffset() {
        ImageProcessed.Succeeded shown = avatar(ADA, 1);
        UploadOrder next =
                new UploadOrder(shown.order().appendedAt(), shown.order().offset() + 1);
        ImageProcessed.Succeeded newer =
                new ImageProcessed.Succeeded(UploadId.next(), ADA, PictureKind.AVATAR, next, shown.image());

        assertThat(decide(newer, showing(shown)).outcome().orElseThrow()).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(decide(avatar(ADA, 1), showing(shown)).outcome().orElseThrow())
                .isInstanceOf(UploadOutcome.Superseded.class);
    }

    @Test
    void comparesOnlyPicturesOfOneKind() {
        ImageProcessed.Succeeded cover = finished(ADA, PictureKind.COVER, 1);
        ImageProcessed.Succeeded avatar = avatar(ADA, 2);
        Decision decision = decide(cover, showing(avatar));

        assertThat(decision.change().orElseThrow().changed()).containsExactly("cover");
        assertThat(decision.change().orElseThrow().profile().profile().pictures())
                .isEqualTo(Map.of(PictureKind.AVATAR, avatar.image(), PictureKind.COVER, cover.image()));
    }

    @Test
    void tellsTheUserWhyAPictureWasRejected() {
        ImageProcessed.Rejected rejected = truncated(ADA, 1);
        Decision decision = decide(rejected, PROFILE);

        assertThat(decision.outcome().orElseThrow())
                .isEqualTo(new UploadOutcome.Rejected(rejected.uploadId(), ADA, PictureKind.AVATAR, rejected.reason()));
        assertThat(decision.change()).isEmpty();
        assertThat(decision.notice())
                .contains(Notice.rejected(ADA, PictureKind.AVATAR, rejected.uploadId(), rejected.reason()));
    }

    @Test
    void tellsTheUserOfAnUploadThatFailed() {
        ImageProcessed.Failed failed = failed(ADA, 1);
        assertThat(decide(failed, PROFILE))
                .isEqualTo(new Decision(
                        Optional.of(outcome(failed)),
                        Optional.empty(),
                        Optional.of(Notice.failed(ADA, PictureKind.AVATAR, failed.uploadId()))));
    }

    @Test
    void rejectsUploadsOfAnUnknownUserAndTellsNobody() {
        for (ImageProcessed result : List.of(avatar(ADA, 1), truncated(ADA, 1), failed(ADA, 1))) {
            assertThat(Decision.on(List.of(first(result)), Map.of(), Map.of(), NOW))
                    .containsExactly(new Decision(
                            Optional.of(new UploadOutcome.Rejected(
                                    result.uploadId(), ADA, PictureKind.AVATAR, new Rejection.UnknownUser(ADA))),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    @Test
    void decidesNothingAgain() {
        ImageProcessed.Succeeded before = avatar(ADA, 1);
        ImageProcessed.Succeeded twice = avatar(ADA, 2);

        List<Decision> decisions = Decision.on(
                List.of(first(before), first(twice), first(twice)),
                Map.of(ADA, PROFILE),
                Map.of(before.uploadId(), outcome(failed(ADA, 1))),
                NOW);

        assertThat(decisions).extracting(DecisionTest::uploadId).containsExactly(twice.uploadId());
    }

    @Test
    void decidesOnResultsOfOneUserOneAfterTheOther() {
        ImageProcessed.Succeeded first = avatar(ADA, 1);
        ImageProcessed.Succeeded third = avatar(ADA, 3);
        ImageProcessed.Succeeded second = avatar(ADA, 2);

        List<Decision> decisions =
                Decision.on(List.of(first(first), first(third), first(second)), Map.of(ADA, PROFILE), Map.of(), NOW);

        assertThat(decisions)
                .extracting(decision -> decision.outcome().orElseThrow())
                .containsExactly(
                        new UploadOutcome.Applied(
                                first.uploadId(), ADA, PictureKind.AVATAR, first.image(), new ProfileVersion(2)),
                        new UploadOutcome.Applied(
                                third.uploadId(), ADA, PictureKind.AVATAR, third.image(), new ProfileVersion(3)),
                        new UploadOutcome.Superseded(second.uploadId(), ADA, PictureKind.AVATAR, third.uploadId()));
    }

    @Test
    void showsTheNewestInWhateverOrderResultsOfTheSameMillisecondArrive() {
        List<ImageProcessed.Succeeded> uploads = List.of(at(5, 0), at(5, 3), at(5, 4), at(4, 9));
        for (List<ImageProcessed.Succeeded> arriving : permutations(uploads)) {
            List<Decision> decisions = Decision.on(
                    arriving.stream().map(DecisionTest::first).toList(), Map.of(ADA, PROFILE), Map.of(), NOW);

            List<StoredProfile> shown = decisions.stream()
                    .flatMap(decision -> decision.change().stream())
                    .map(Change::profile)
                    .toList();
            assertThat(shown.get(shown.size() - 1).profile().picture(PictureKind.AVATAR))
                    .contains(uploads.get(2).image());
            assertThat(shown)
                    .extracting(profile -> profile.version().value())
                    .containsExactlyElementsOf(
                            LongStream.range(2, 2 + shown.size()).boxed().toList());
            assertThat(decisions).hasSize(uploads.size());
        }
    }

    @Test
    void decidesAnewOnAnUploadThatFailedAndWasTriedAgain() {
        ImageProcessed.Failed failed = failed(ADA, 1);
        ImageProcessed.Succeeded finished = finished(failed);
        ImageProcessed.Rejected rejected = new ImageProcessed.Rejected(
                failed.uploadId(),
                ADA,
                PictureKind.AVATAR,
                failed.order(),
                new Rejection.Undecodable(Defect.TRUNCATED));

        assertThat(retried(finished, outcome(failed))).contains(decide(finished, PROFILE));
        assertThat(retried(rejected, outcome(failed))).contains(decide(rejected, PROFILE));
    }

    @Test
    void supersedesWhatWasTriedAgainTooLate() {
        ImageProcessed.Failed failed = failed(ADA, 1);
        ImageProcessed.Succeeded newer = avatar(ADA, 2);

        List<Decision> decisions = Decision.on(
                List.of(redriven(finished(failed))),
                Map.of(ADA, showing(newer)),
                Map.of(failed.uploadId(), outcome(failed)),
                NOW);

        assertThat(decisions)
                .extracting(decision -> decision.outcome().orElseThrow())
                .containsExactly(
                        new UploadOutcome.Superseded(failed.uploadId(), ADA, PictureKind.AVATAR, newer.uploadId()));
    }

    @Test
    void endsUploadsOfAUserWhoWasErasedAsThoseOfNobodyWhoeverHasTheIdByNow() {
        ImageProcessed.Succeeded before = avatar(ADA, 1);
        ImageProcessed.Succeeded after = avatar(ADA, 2);
        StoredProfile another = profile(Map.of(), before.order().appendedAt());

        for (ImageProcessed result : List.of(before, truncated(ADA, 1), failed(ADA, 1))) {
            assertThat(decide(result, another))
                    .isEqualTo(new Decision(
                            Optional.of(new UploadOutcome.Rejected(
                                    result.uploadId(), ADA, PictureKind.AVATAR, new Rejection.UnknownUser(ADA))),
                            Optional.empty(),
                            Optional.empty()));
        }
        assertThat(decide(after, another).outcome().orElseThrow()).isInstanceOf(UploadOutcome.Applied.class);
    }

    @Test
    void tellsOfImportedPicturesUnlessTheUserHasSaidOtherwiseWhatTheImportAsksFor() {
        ImageProcessed.Succeeded result = avatar(ADA, 1);
        for (boolean asked : List.of(true, false)) {
            ImportedUpload upload = new ImportedUpload(result.uploadId(), ImportId.next(), asked);

            Notice notice = decide(result, PROFILE)
                    .of(Map.of(result.uploadId(), upload))
                    .notice()
                    .orElseThrow();

            assertThat(notice.topic()).isEqualTo(Topic.PICTURE_IMPORTED);
            assertThat(notice.byDefault()).isEqualTo(asked);
        }
        ImageProcessed.Rejected rejected = truncated(ADA, 1);
        ImportedUpload upload = new ImportedUpload(rejected.uploadId(), ImportId.next(), true);
        assertThat(decide(rejected, PROFILE)
                        .of(Map.of(rejected.uploadId(), upload))
                        .notice())
                .isEmpty();
    }

    @Test
    void leavesUploadsThatFailAgainOrEndedOtherwiseAsTheyAre() {
        ImageProcessed.Failed failed = failed(ADA, 1);
        ImageProcessed.Succeeded finished = finished(failed);
        UploadOutcome applied = decide(finished, PROFILE).outcome().orElseThrow();
        UploadOutcome superseded =
                new UploadOutcome.Superseded(failed.uploadId(), ADA, PictureKind.AVATAR, UploadId.next());
        UploadOutcome rejected =
                new UploadOutcome.Rejected(failed.uploadId(), ADA, PictureKind.AVATAR, new Rejection.UnknownUser(ADA));

        assertThat(retried(failed, outcome(failed))).isEmpty();
        for (UploadOutcome ended : List.of(applied, superseded, rejected)) {
            assertThat(retried(finished, ended)).isEmpty();
            assertThat(retried(failed, ended)).isEmpty();
        }
    }

    @Test
    void decidesOnAReworkedUploadThatHasNotEndedAsOnAnyOther() {
        for (Rework rework : List.of(new Rework.Redrive(), new Rework.Repair(ImageId.next()))) {
            for (ImageProcessed result : List.of(avatar(ADA, 1), truncated(ADA, 1), failed(ADA, 1))) {
                assertThat(Decision.on(
                                List.of(new Result(result, Optional.of(rework))), Map.of(ADA, PROFILE), Map.of(), NOW))
                        .containsExactly(decide(result, PROFILE));
            }
        }
    }

    @Test
    void takesWhatComesOfOneUploadWithinOneBatchInItsOrder() {
        ImageProcessed.Failed failed = failed(ADA, 1);
        ImageProcessed.Succeeded finished = finished(failed);
        Result once = redriven(finished);
        Result twice = redriven(finished(failed));
        Result repaired = new Result(
                finished(failed), Optional.of(new Rework.Repair(finished.image().imageId())));

        List<Decision> decisions = Decision.on(
                List.of(first(failed), first(finished), once, twice, first(failed), repaired, repaired),
                Map.of(ADA, PROFILE),
                Map.of(),
                NOW);

        assertThat(decisions).hasSize(3);
        assertThat(decisions.get(0).outcome()).contains(outcome(failed));
        assertThat(decisions.get(1).outcome().orElseThrow()).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(decisions.get(1).notice()).map(Notice::topic).contains(Topic.PICTURE_APPLIED);
        assertThat(decisions.get(2).outcome()).isEmpty();
        assertThat(decisions.get(2).notice()).isEmpty();
        assertThat(decisions.get(2).change().orElseThrow().profile().version()).isEqualTo(new ProfileVersion(3));
    }

    @Test
    void repairsThePictureThatIsShown() {
        ImageProcessed.Succeeded shown = avatar(ADA, 1);
        ImageProcessed.Succeeded anew = finished(shown);

        Decision decision =
                repair(anew, shown.image().imageId(), showing(shown)).orElseThrow();

        assertThat(decision.outcome()).isEmpty();
        assertThat(decision.notice()).isEmpty();
        Change change = decision.change().orElseThrow();
        assertThat(change.profile().version()).isEqualTo(new ProfileVersion(3));
        assertThat(change.changed()).containsExactly("avatar");
        assertThat(change.cause()).isEqualTo(new ProfileChanged.Cause.Repair(shown.uploadId()));
        assertThat(decision.change().orElseThrow().profile().picture(PictureKind.AVATAR))
                .contains(new Picture(anew.image(), shown.uploadId(), shown.order()));
    }

    @Test
    void repairsNothingElse() {
        ImageProcessed.Succeeded shown = avatar(ADA, 1);
        ImageId imageId = shown.image().imageId();
        StoredProfile profile = showing(shown);
        StoredProfile bare =
                profile(Map.of(PictureKind.AVATAR, new Picture(null, shown.uploadId(), shown.order())), null);
        ImageProcessed.Succeeded other = avatar(ADA, 2);
        ImageProcessed.Succeeded cover = new ImageProcessed.Succeeded(
                shown.uploadId(), ADA, PictureKind.COVER, shown.order(), SampleImages.image());
        ImageProcessed.Rejected rejected = new ImageProcessed.Rejected(
                shown.uploadId(), ADA, PictureKind.AVATAR, shown.order(), new Rejection.Undecodable(Defect.TRUNCATED));
        ImageProcessed.Failed failed =
                new ImageProcessed.Failed(shown.uploadId(), ADA, PictureKind.AVATAR, shown.order());

        assertThat(repair(finished(shown), ImageId.next(), profile))
                .as("another image")
                .isEmpty();
        assertThat(repair(finished(other), imageId, profile))
                .as("another upload")
                .isEmpty();
        assertThat(repair(finished(shown), imageId, showing(other)))
                .as("a newer picture")
                .isEmpty();
        assertThat(repair(finished(shown), imageId, bare))
                .as("a picture taken off")
                .isEmpty();
        assertThat(repair(cover, imageId, profile)).as("another kind").isEmpty();
        assertThat(repair(rejected, imageId, profile)).as("rejected").isEmpty();
        assertThat(repair(failed, imageId, profile)).as("failed").isEmpty();
    }

    private static StoredProfile profile(Map<PictureKind, Picture> pictures, Instant uploadsAfter) {
        return new StoredProfile(
                ADA,
                ProfileVersion.FIRST,
                Attributes.named("ada"),
                pictures,
                NotificationPreferences.NONE,
                uploadsAfter,
                CREATED,
                CREATED);
    }

    private static StoredProfile showing(ImageProcessed.Succeeded shown) {
        return decide(shown, PROFILE).change().orElseThrow().profile();
    }

    private static Decision decide(ImageProcessed result, StoredProfile profile) {
        List<Decision> decisions = Decision.on(List.of(first(result)), Map.of(ADA, profile), Map.of(), NOW);
        assertThat(decisions).hasSize(1);
        return decisions.get(0);
    }

    private static Optional<Decision> retried(ImageProcessed result, UploadOutcome ended) {
        return Decision.on(List.of(redriven(result)), Map.of(ADA, PROFILE), Map.of(result.uploadId(), ended), NOW)
                .stream()
                .findFirst();
    }

    private static Optional<Decision> repair(ImageProcessed result, ImageId replaces, StoredProfile profile) {
        Result repaired = new Result(result, Optional.of(new Rework.Repair(replaces)));
        UploadOutcome applied = new UploadOutcome.Applied(
                result.uploadId(), ADA, PictureKind.AVATAR, SampleImages.image(), new ProfileVersion(2));
        return Decision.on(List.of(repaired), Map.of(ADA, profile), Map.of(result.uploadId(), applied), NOW).stream()
                .findFirst();
    }

    private static Result first(ImageProcessed result) {
        return new Result(result, Optional.empty());
    }

    private static Result redriven(ImageProcessed result) {
        return new Result(result, Optional.of(new Rework.Redrive()));
    }

    private static UploadOutcome outcome(ImageProcessed.Failed failed) {
        return new UploadOutcome.Failed(failed.uploadId(), failed.userId(), failed.kind());
    }

    private static UploadId uploadId(Decision decision) {
        return decision.outcome().orElseThrow().uploadId();
    }

    private static ImageProcessed.Succeeded at(long millisecond, long offset) {
        return new ImageProcessed.Succeeded(
                UploadId.next(),
                ADA,
                PictureKind.AVATAR,
                new UploadOrder(CREATED.plusMillis(millisecond), offset),
                SampleImages.image());
    }

    private static <T> List<List<T>> permutations(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> permutations = new ArrayList<>();
        for (T first : elements) {
            List<T> others = new ArrayList<>(elements);
            others.remove(first);
            for (List<T> rest : permutations(others)) {
                List<T> permutation = new ArrayList<>(List.of(first));
                permutation.addAll(rest);
                permutations.add(permutation);
            }
        }
        return permutations;
    }
}
