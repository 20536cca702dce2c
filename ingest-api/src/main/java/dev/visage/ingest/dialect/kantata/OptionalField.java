package dev.visage.ingest.dialect.kantata;

import dev.visage.contracts.profile.About;
import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Attributes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A member that a user has only if a request asks for it; null if it is not known. */
enum OptionalField {
    ABBREVIATED_TIMEZONE(OptionalField::abbreviatedTimezone),
    BIO((attributes, now) -> Optional.ofNullable(attributes.description())),
    CITY(about(About::city)),
    /** {@code Internal} or {@code External}. */
    CLASSIFICATION((attributes, now) -> account(attributes, Account::classification)
            .map(known -> known == Account.Classification.INTERNAL ? "Internal" : "External")),
    COUNTRY(about(About::country)),
    /** For administrators who look at their account. */
    LAST_SITE_ACTIVITY((attributes, now) -> account(attributes, Account::lastActiveAt)
            .map(active -> active.truncatedTo(ChronoUnit.SECONDS).toString())),
    STATE(about(About::state)),
    WEBSITE(about(About::website));

    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("zzz", Locale.US);

    private final BiFunction<Attributes, Instant, Optional<String>> value;

    OptionalField(BiFunction<Attributes, Instant, Optional<String>> value) {
        this.value = value;
    }

    /** The member's name, which is how a request asks for it. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The member's value. */
    @Nullable
    String of(Attributes attributes, Instant now) {
        return value.apply(attributes, now).orElse(null);
    }

    /** Such as {@code PST}, or {@code PDT} in summer. */
    private static Optional<String> abbreviatedTimezone(Attributes attributes, Instant now) {
        return Optional.ofNullable(attributes.timezone())
                .map(timezone -> ABBREVIATION.format(now.atZone(ZoneId.of(timezone))));
    }

    private static BiFunction<Attributes, Instant, Optional<String>> about(Function<About, @Nullable String> member) {
        return (attributes, now) -> Optional.ofNullable(attributes.about()).map(member);
    }

    private static <T> Optional<T> account(Attributes attributes, Function<Account, @Nullable T> member) {
        return Optional.ofNullable(attributes.account()).map(member);
    }
}
