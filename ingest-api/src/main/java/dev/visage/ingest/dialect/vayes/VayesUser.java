package dev.visage.ingest.dialect.vayes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.profile.About;
import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.profile.Work;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of Vayes' table of users: every value is text, and what is not known is null. */
record VayesUser(
        String id,
        @JsonProperty("parent_id") @Nullable String parentId,
        @Nullable String email,
        @Nullable String name,
        String slug,
        @JsonProperty("email_verified_at") @Nullable String emailVerifiedAt,
        @Nullable String mobile,
        @JsonProperty("mobile_verified_at") @Nullable String mobileVerifiedAt,
        @JsonProperty("birth_date") @Nullable String birthDate,
        @Nullable String status,
        @Nullable String entity,
        String active,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("created_by") String createdBy,
        @JsonProperty("updated_by") String updatedBy,
        @JsonProperty("profile_picture") @Nullable Picture profilePicture) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static VayesUser of(Profile profile) {
        Attributes attributes = profile.attributes();
        About about = attributes.about();
        Work work = attributes.work();
        Account account = attributes.account();
        Account.Status status = account == null ? null : account.status();
        String id = VayesId.of(profile.userId()).toString();
        return new VayesUser(
                id,
                null,
                attributes.email(),
                attributes.name(),
                attributes.username(),
                null,
                work == null ? null : work.mobilePhone(),
                null,
                about == null || about.birthDate() == null
                        ? null
                        : about.birthDate().toString(),
                status == null ? null : status.name().toLowerCase(Locale.ROOT),
                null,
                status == Account.Status.DEACTIVATED ? "0" : "1",
                TIME.format(profile.createdAt()),
                TIME.format(profile.updatedAt()),
                id,
                id,
                profile.picture(PictureKind.AVATAR)
                        .map(image -> Picture.of(profile, image))
                        .orElse(null));
    }

    /**
     * The row of the user's picture. Neither what the client called it nor when it came is kept with a picture: all have
     * one name, and the time at which the profile last changed.
     */
    record Picture(
            String id,
            String dirname,
            String basename,
            String filename,
            String extension,
            String mime,
            String width,
            String height,
            String filesize,
            @JsonProperty("force_download") String forceDownload,
            String domain,
            @Nullable String position,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("updated_at") String updatedAt,
            @JsonProperty("created_by") String createdBy,
            @JsonProperty("updated_by") String updatedBy) {

        static Picture of(Profile profile, Image image) {
            Rendition stored = image.largest();
            FileName file = FileName.of(stored.mediaType());
            VayesId owner = VayesId.of(profile.userId());
            return new Picture(
                    VayesId.of(image.imageId()).toString(),
                    owner.folder(),
                    file.toString(),
                    file.stem(),
                    file.extension(),
                    stored.mediaType().mediaType(),
                    Integer.toString(stored.width()),
                    Integer.toString(stored.height()),
                    Long.toString(stored.bytes()),
                    "0",
                    "user_profile_picture",
                    null,
                    TIME.format(profile.updatedAt()),
                    TIME.format(profile.updatedAt()),
                    owner.toString(),
                    owner.toString());
        }
    }
}
