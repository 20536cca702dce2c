package dev.visage.ingest.dialect.getnative;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.NotificationPage;
import dev.visage.contracts.profile.Profile;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** GetNative's user. What is not known is null where its documents allow that, and empty where they do not. */
record GetNativeUser(
        long id,
        @JsonProperty("id_str") String idText,
        String name,
        @JsonProperty("screen_name") String screenName,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("utc_offset") @Nullable Integer utcOffset,
        @JsonProperty("time_zone") @Nullable String timeZone,
        String lang,
        @JsonProperty("profile_image_url") String profileImageUrl,
        @JsonProperty("default_profile_image") boolean isDefaultProfileImage,
        String email,
        @JsonProperty("favorites_count") long favoritesCount,
        @Nullable Told notifications) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * Shows a profile.
     *
     * @param imageUrl where the user's picture is, or the one of users without
     * @param page what the user was told; null if it could not be read
     * @param now when the offset of the time zone is to be that of
     */
    static GetNativeUser of(Profile profile, String imageUrl, @Nullable NotificationPage page, Instant now) {
        Attributes attributes = profile.attributes();
        String timezone = attributes.timezone();
        return new GetNativeUser(
                profile.userId().value(),
                profile.userId().toString(),
                Objects.requireNonNullElse(attributes.name(), attributes.username()),
                attributes.username(),
                TIME.format(profile.createdAt()),
                timezone == null ? null : offset(timezone, now),
                timezone == null ? null : RailsTimeZones.name(timezone),
                language(attributes.locale()),
                imageUrl,
                profile.picture(PictureKind.AVATAR).isEmpty(),
                Objects.requireNonNullElse(attributes.email(), ""),
                favorites(attributes),
                page == null ? null : Told.of(page));
    }

    private static @Nullable Integer offset(String timezone, Instant now) {
        try {
            return ZoneId.of(timezone).getRules().getOffset(now).getTotalSeconds();
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    /** The language and the script, but no region: {@code en} of {@code en_US}. Undetermined is {@code und} (BCP 47). */
    private static String language(@Nullable String locale) {
        Locale whole =
                Locale.forLanguageTag(Objects.requireNonNullElse(locale, "").replace('_', '-'));
        return new Locale.Builder()
                .setLanguage(whole.getLanguage())
                .setScript(whole.getScript())
                .build()
                .toLanguageTag();
    }

    private static long favorites(Attributes attributes) {
        Long favorites =
                attributes.counts() == null ? null : attributes.counts().favorites();
        return favorites == null ? 0 : favorites;
    }

    /**
     * What the user was told.
     *
     * @param records the newest, newest first
     * @param count how many there are in all
     */
    record Told(List<Entry> records, long count) {

        static Told of(NotificationPage page) {
            return new Told(page.notifications().stream().map(Entry::of).toList(), page.total());
        }
    }

    /** A notification. */
    record Entry(long id, @JsonProperty("id_str") String idText, String text, String title) {

        static Entry of(Notification notification) {
            return new Entry(
                    notification.notificationId().value(),
                    notification.notificationId().toString(),
                    notification.text(),
                    notification.title());
        }
    }
}
