package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Draft;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a request makes of a profile; what it does not name stays. */
record ProfileUpdate(
        Optional<String> name,
        Optional<String> locale,
        Optional<String> timezone,
        Optional<DescriptionUpdate> description,
        Optional<AnnotationsUpdate> annotations) {

    private static final int LONGEST_NAME = 50;

    /** Reads a request that names everything. */
    static ProfileUpdate whole(Members body) {
        ProfileUpdate update = some(body);
        update.name.orElseThrow(() -> body.missing("name"));
        update.locale.orElseThrow(() -> body.missing("locale"));
        update.timezone.orElseThrow(() -> body.missing("timezone"));
        update.description.orElseThrow(() -> body.missing("description"));
        return update;
    }

    /** Reads a request that names what it likes. */
    static ProfileUpdate some(Members body) {
        return new ProfileUpdate(
                name(body),
                locale(body),
                timezone(body),
                body.members("description").map(DescriptionUpdate::parse),
                body.list("annotations").map(AnnotationsUpdate::parse));
    }

    private static Optional<String> name(Members body) {
        Optional<String> name = body.text("name");
        name.ifPresent(text -> body.requireLength("name", new CodePoints(text).count(), LONGEST_NAME));
        if (name.filter(String::isBlank).isPresent()) {
            throw body.wrong("name", "must not be blank");
        }
        return name;
    }

    private static Optional<String> locale(Members body) {
        Optional<String> locale = body.text("locale");
        if (locale.isPresent() && !LocaleName.isLocale(locale.get())) {
            throw body.wrong("locale", "must be a locale such as en_US");
        }
        return locale.map(LocaleName::of);
    }

    private static Optional<String> timezone(Members body) {
        Optional<String> timezone = body.text("timezone");
        if (timezone.isPresent() && !ZoneId.getAvailableZoneIds().contains(timezone.get())) {
            throw body.wrong("timezone", "must be the name of a time zone such as US/Central");
        }
        return timezone;
    }

    /** The attributes as they are with this update. */
    Attributes applyTo(Attributes attributes) {
        Draft draft = attributes.draft();
        name.ifPresent(draft::name);
        locale.ifPresent(draft::locale);
        timezone.ifPresent(draft::timezone);
        description.ifPresent(changed -> changed.applyTo(draft));
        annotations.ifPresent(
                changed -> changed.applyTo(draft, Objects.requireNonNullElse(attributes.annotations(), List.of())));
        return draft.attributes();
    }
}
