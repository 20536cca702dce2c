package dev.visage.profiles.notification;

import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Notification.Topic;
import java.time.Instant;

/**
 * What a user is to be told of an upload.
 *
 * @param userId who
 * @param topic what it is about
 * @param title a few words
 * @param text one sentence
 * @param uploadId the upload
 */
public record Notice(UserId userId, Topic topic, String title, String text, UploadId uploadId) {

    /** The upload is on the profile. */
    public static Notice applied(UserId userId, PictureKind kind, UploadId uploadId) {
        return new Notice(
                userId,
                Topic.PICTURE_APPLIED,
                "New " + kind.wireName(),
                "The " + kind.wireName() + " that you uploaded is on your profile.",
                uploadId);
    }

    /** The upload, which somebody else made, is on the profile. */
    public static Notice imported(UserId userId, PictureKind kind, UploadId uploadId) {
        return new Notice(
                userId,
                Topic.PICTURE_APPLIED,
                "New " + kind.wireName(),
                "There is a new " + kind.wireName() + " on your profile.",
                uploadId);
    }

    /** The upload did not become a picture. */
    public static Notice rejected(UserId userId, PictureKind kind, UploadId uploadId, Rejection reason) {
        return new Notice(
                userId,
                Topic.PICTURE_REJECTED,
                "Your " + kind.wireName() + " was not changed",
                reason.sentence(),
                uploadId);
    }

    /** The upload could not be worked on. */
    public static Notice failed(UserId userId, PictureKind kind, UploadId uploadId) {
        return new Notice(
                userId,
                Topic.PICTURE_FAILED,
                "Your " + kind.wireName() + " was not changed",
                "Something went wrong on our side. Please upload your " + kind.wireName() + " again.",
                uploadId);
    }

    Notification numbered(NotificationId notificationId, Instant createdAt) {
        return new Notification(notificationId, userId, topic, title, text, uploadId, createdAt, null);
    }
}
