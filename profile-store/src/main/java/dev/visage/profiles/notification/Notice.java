package dev.visage.profiles.notification;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.contracts.profile.NotificationPreferences;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a user is to be told, if they want to be told of such things.
 *
 * @param userId who
 * @param topic what it is about
 * @param title a few words
 * @param text one sentence
 * @param uploadId the upload; null if it tells of none
 * @param byDefault whether users are told who have not said whether they want to be told of the topic
 */
public record Notice(
        UserId userId,
        Topic topic,
        Phrase title,
        Phrase text,
        @Nullable UploadId uploadId,
        boolean byDefault) {

    /** Why a webhook is called no more. */
    public enum WebhookEnd {
        /** It answered 410. */
        GONE,
        /** It failed for too long. */
        FAILING
    }

    /** The upload is on the profile. */
    public static Notice applied(UserId userId, PictureKind kind, UploadId uploadId) {
        return of(userId, Topic.PICTURE_APPLIED, kind, uploadId);
    }

    /**
     * The upload, which somebody else made, is on the profile.
     *
     * @param byDefault whether whoever made it wants users to be told, which counts where the user has not said
     */
    public static Notice imported(UserId userId, PictureKind kind, UploadId uploadId, boolean byDefault) {
        Topic topic = Topic.PICTURE_IMPORTED;
        return new Notice(
                userId, topic, phrase(topic, kind, "title"), phrase(topic, kind, "text"), uploadId, byDefault);
    }

    /** The upload did not become a picture. */
    public static Notice rejected(UserId userId, PictureKind kind, UploadId uploadId, Rejection reason) {
        return of(
                userId,
                Topic.PICTURE_REJECTED,
                phrase(Topic.PICTURE_REJECTED, kind, "title"),
                reason.translate(new RejectionPhrase()),
                uploadId);
    }

    /** The upload could not be worked on. */
    public static Notice failed(UserId userId, PictureKind kind, UploadId uploadId) {
        return of(userId, Topic.PICTURE_FAILED, kind, uploadId);
    }

    /** A webhook is called no more; of its address only the host is told. */
    public static Notice webhookDisabled(UserId owner, URI url, WebhookEnd end) {
        String topic = Topic.WEBHOOK_DISABLED.wireName();
        return of(
                owner,
                Topic.WEBHOOK_DISABLED,
                Phrase.of(topic + ".title"),
                Phrase.of(topic + "." + end.name().toLowerCase(Locale.ROOT), String.valueOf(url.getHost())),
                null);
    }

    private static Notice of(UserId userId, Topic topic, PictureKind kind, UploadId uploadId) {
        return of(userId, topic, phrase(topic, kind, "title"), phrase(topic, kind, "text"), uploadId);
    }

    private static Notice of(UserId userId, Topic topic, Phrase title, Phrase text, @Nullable UploadId uploadId) {
        return new Notice(userId, topic, title, text, uploadId, NotificationPreferences.isWantedByDefault(topic));
    }

    private static Phrase phrase(Topic topic, PictureKind kind, String part) {
        return Phrase.of(topic.wireName() + "." + kind.wireName() + "." + part);
    }
}
