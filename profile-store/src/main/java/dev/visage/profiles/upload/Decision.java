package dev.visage.profiles.upload;

import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.profiles.notification.Notice;
import dev.visage.profiles.profile.Picture;
import dev.visage.profiles.profile.StoredProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an upload ends, and what that changes. Decided without a clock and without I/O.
 *
 * @param outcome how it ends
 * @param shown the profile that shows the picture, if it is shown
 * @param notice what the user is told, if anything
 */
record Decision(UploadOutcome outcome, Optional<StoredProfile> shown, Optional<Notice> notice) {

    /**
     * Decides on results in their order.
     *
     * @param profiles the profiles of those users that are known
     * @param decided those of the uploads that have ended before; nothing is decided on them again
     */
    static List<Decision> on(
            List<ImageProcessed> results, Map<UserId, StoredProfile> profiles, Set<UploadId> decided, Instant now) {
        Map<UserId, StoredProfile> current = new HashMap<>(profiles);
        Set<UploadId> ended = new HashSet<>(decided);
        List<Decision> decisions = new ArrayList<>();
        for (ImageProcessed result : results) {
            if (ended.add(result.uploadId())) {
                Decision decision = on(result, Optional.ofNullable(current.get(result.userId())), now);
                decision.shown().ifPresent(profile -> current.put(profile.userId(), profile));
                decisions.add(decision);
            }
        }
        return decisions;
    }

    /** Decides on the result of an upload that has not ended yet. */
    static Decision on(ImageProcessed result, Optional<StoredProfile> profile, Instant now) {
        if (profile.isEmpty()) {
            return without(rejected(result, new Rejection.UnknownUser(result.userId())));
        }
        if (result instanceof ImageProcessed.Rejected rejected) {
            Notice notice = Notice.rejected(result.userId(), result.kind(), result.uploadId(), rejected.reason());
            return new Decision(rejected(result, rejected.reason()), Optional.empty(), Optional.of(notice));
        }
        if (result instanceof ImageProcessed.Failed) {
            UploadOutcome failed = new UploadOutcome.Failed(result.uploadId(), result.userId(), result.kind());
            Notice notice = Notice.failed(result.userId(), result.kind(), result.uploadId());
            return new Decision(failed, Optional.empty(), Optional.of(notice));
        }
        return onPicture((ImageProcessed.Succeeded) result, profile.get(), now);
    }

    /** What others are told of the profile, if it has changed. */
    Optional<ProfileChanged> change() {
        return shown.map(profile -> new ProfileChanged(
                profile.userId(),
                profile.version(),
                List.of(outcome.kind().wireName()),
                new ProfileChanged.Cause.Upload(outcome.uploadId()),
                profile.profile()));
    }

    private static Decision onPicture(ImageProcessed.Succeeded result, StoredProfile profile, Instant now) {
        UploadId uploadId = result.uploadId();
        UserId userId = result.userId();
        PictureKind kind = result.kind();
        Optional<Picture> newer =
                profile.picture(kind).filter(picture -> !result.order().isAfter(picture.order()));
        if (newer.isPresent()) {
            return without(new UploadOutcome.Superseded(
                    uploadId, userId, kind, newer.get().uploadId()));
        }
        StoredProfile next = profile.showing(kind, new Picture(result.image(), uploadId, result.order()), now);
        return new Decision(
                new UploadOutcome.Applied(uploadId, userId, kind, result.image(), next.version()),
                Optional.of(next),
                Optional.of(Notice.applied(userId, kind, uploadId)));
    }

    private static UploadOutcome rejected(ImageProcessed result, Rejection reason) {
        return new UploadOutcome.Rejected(result.uploadId(), result.userId(), result.kind(), reason);
    }

    private static Decision without(UploadOutcome outcome) {
        return new Decision(outcome, Optional.empty(), Optional.empty());
    }
}
