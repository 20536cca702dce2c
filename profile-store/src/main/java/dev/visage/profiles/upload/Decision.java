package dev.visage.profiles.upload;

import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.profiles.imports.ImportedUpload;
import dev.visage.profiles.notification.Notice;
import dev.visage.profiles.profile.Picture;
import dev.visage.profiles.profile.StoredProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the result of an upload comes to. Decided without a clock and without I/O.
 *
 * @param outcome how the upload ends; empty if it has ended before and stays so
 * @param change what becomes of the profile, if anything
 * @param notice what the user is told, if anything
 */
record Decision(Optional<UploadOutcome> outcome, Optional<Change> change, Optional<Notice> notice) {

    private static final Logger log = LoggerFactory.getLogger(Decision.class);

    /**
     * Decides on results in their order; those that change nothing have no decision.
     *
     * @param profiles the profiles of those users that are known
     * @param ended how those of the uploads ended that have ended before
     */
    static List<Decision> on(
            List<Result> results,
            Map<UserId, StoredProfile> profiles,
            Map<UploadId, UploadOutcome> ended,
            Instant now) {
        Map<UserId, StoredProfile> current = new HashMap<>(profiles);
        Map<UploadId, UploadOutcome> ends = new HashMap<>(ended);
        List<Decision> decisions = new ArrayList<>();
        for (Result result : results) {
            Optional<Decision> decision = on(
                    result,
                    Optional.ofNullable(current.get(result.userId())),
                    Optional.ofNullable(ends.get(result.uploadId())),
                    now);
            decision.ifPresentOrElse(
                    made -> {
                        made.change().ifPresent(change -> current.put(result.userId(), change.profile()));
                        made.outcome().ifPresent(outcome -> ends.put(result.uploadId(), outcome));
                        decisions.add(made);
                    },
                    () -> log.info(
                            "A result of upload {} changes nothing: it has ended{}",
                            result.uploadId(),
                            result.rework().map(rework -> ", rework " + rework).orElse("")));
        }
        return decisions;
    }

    /** Decides on one result; empty if it changes nothing. */
    private static Optional<Decision> on(
            Result result, Optional<StoredProfile> profile, Optional<UploadOutcome> ended, Instant now) {
        if (ended.isEmpty() || isRetried(result, ended.get())) {
            return Optional.of(end(result.processed(), profile, now));
        }
        if (result.rework().orElse(null) instanceof Rework.Repair repair
                && result.processed() instanceof ImageProcessed.Succeeded succeeded) {
            return profile.flatMap(known -> repair(repair, succeeded, known, now));
        }
        return Optional.empty();
    }

    /** Whether an upload that failed did not do so again. */
    private static boolean isRetried(Result result, UploadOutcome ended) {
        return ended instanceof UploadOutcome.Failed
                && result.rework().orElse(null) instanceof Rework.Redrive
                && !(result.processed() instanceof ImageProcessed.Failed);
    }

    private static Decision end(ImageProcessed result, Optional<StoredProfile> profile, Instant now) {
        UserId userId = result.userId();
        PictureKind kind = result.kind();
        UploadId uploadId = result.uploadId();
        if (profile.filter(known -> known.owns(result.order())).isEmpty()) {
            return without(rejected(result, new Rejection.UnknownUser(userId)));
        }
        if (result instanceof ImageProcessed.Rejected rejected) {
            return telling(
                    rejected(result, rejected.reason()), Notice.rejected(userId, kind, uploadId, rejected.reason()));
        }
        if (result instanceof ImageProcessed.Failed) {
            return telling(new UploadOutcome.Failed(uploadId, userId, kind), Notice.failed(userId, kind, uploadId));
        }
        return onPicture((ImageProcessed.Succeeded) result, profile.get(), now);
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
                Optional.of(new UploadOutcome.Applied(uploadId, userId, kind, result.image(), next.version())),
                Optional.of(new Change(next, kind, new ProfileChanged.Cause.Upload(uploadId))),
                Optional.of(Notice.applied(userId, kind, uploadId)));
    }

    /** The same decision, if its upload ends and is one of these, as it is for an import. */
    Decision of(Map<UploadId, ImportedUpload> imports) {
        ImportedUpload upload =
                outcome.map(UploadOutcome::uploadId).map(imports::get).orElse(null);
        if (upload == null) {
            return this;
        }
        return new Decision(
                outcome,
                change.map(made -> new Change(
                        made.profile(),
                        made.kind(),
                        new ProfileChanged.Cause.Import(upload.importId(), upload.uploadId()))),
                change.map(made -> Notice.imported(
                        made.profile().userId(), made.kind(), upload.uploadId(), upload.notifyUsers())));
    }

    /** Shows the image in place of the one that it was made for, if that one is still shown. */
    private static Optional<Decision> repair(
            Rework.Repair repair, ImageProcessed.Succeeded result, StoredProfile profile, Instant now) {
        PictureKind kind = result.kind();
        return profile.picture(kind)
                .filter(picture -> picture.shows(repair.replaces(), result.uploadId()))
                .map(picture -> profile.showing(kind, picture.as(result.image()), now))
                .map(next -> new Decision(
                        Optional.empty(),
                        Optional.of(new Change(next, kind, new ProfileChanged.Cause.Repair(result.uploadId()))),
                        Optional.empty()));
    }

    private static UploadOutcome rejected(ImageProcessed result, Rejection reason) {
        return new UploadOutcome.Rejected(result.uploadId(), result.userId(), result.kind(), reason);
    }

    private static Decision without(UploadOutcome outcome) {
        return new Decision(Optional.of(outcome), Optional.empty(), Optional.empty());
    }

    private static Decision telling(UploadOutcome outcome, Notice notice) {
        return new Decision(Optional.of(outcome), Optional.empty(), Optional.of(notice));
    }
}
