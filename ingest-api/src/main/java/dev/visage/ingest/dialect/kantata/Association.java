package dev.visage.ingest.dialect.kantata;

import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.profile.Staffing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request may include with users. An association adds a field to each user, with the id or the ids of what is
 * associated, and a collection of these objects to the envelope, each whether there are any or not.
 */
enum Association {
    ACCOUNT_MEMBERSHIP("account_membership_id", "account_memberships", Association::membership),
    CUSTOM_FIELD_VALUES(
            "custom_field_value_ids",
            "custom_field_values",
            each(Staffing::customFieldValues, Associate.CustomFieldValue::of)),
    EXTERNAL_REFERENCES(
            "external_reference_ids",
            "external_references",
            each(Staffing::externalReferences, Associate.ExternalReference::of)),
    MANAGER("manager_id", "users", subject -> subject.manager().stream()),
    ROLE("role_id", "roles", subject -> subject.staffing().map(Staffing::role).map(Associate.Role::of).stream()),
    SKILL_MEMBERSHIPS(
            "skill_membership_ids", "skill_memberships", each(Staffing::skills, Associate.SkillMembership::of)),
    SKILLS("skill_ids", "skills", each(Staffing::skills, (profile, skill) -> Associate.Skill.of(skill))),
    WORK_SAMPLES("work_sample_ids", "work_samples", each(Staffing::workSamples, Associate.WorkSample::of));

    private final String field;
    private final String collection;
    private final Function<Subject, Stream<? extends Associate>> associates;

    /**
     * An association.
     *
     * @param field the member of the user
     * @param collection the member of the envelope
     * @param associates what is associated with a user
     */
    Association(String field, String collection, Function<Subject, Stream<? extends Associate>> associates) {
        this.field = field;
        this.collection = collection;
        this.associates = associates;
    }

    /** How a request names it. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The member of the user that names what is associated. */
    String field() {
        return field;
    }

    /** The member of the envelope that holds what is associated. */
    String collection() {
        return collection;
    }

    /** What is associated with a user. */
    List<Associate> of(Subject subject) {
        return associates.apply(subject).map(Associate.class::cast).toList();
    }

    /** The value of the field: a list of ids, or for what a user has one of, its id or null. */
    @Nullable
    Object ids(List<Associate> associates) {
        List<String> ids = associates.stream().map(Associate::id).toList();
        return field.endsWith("_ids") ? ids : ids.stream().findFirst().orElse(null);
    }

    private static Stream<Associate> membership(Subject subject) {
        Account account = subject.profile().attributes().account();
        return account == null || account.membership() == null
                ? Stream.empty()
                : Stream.of(Associate.AccountMembership.of(subject.profile(), account, account.membership()));
    }

    private static <T> Function<Subject, Stream<? extends Associate>> each(
            Function<Staffing, @Nullable List<T>> list, BiFunction<Profile, T, Associate> associate) {
        return subject -> subject.staffing().map(list).stream()
                .flatMap(List::stream)
                .map(one -> associate.apply(subject.profile(), one));
    }

    /**
     * A user whose associates are looked for.
     *
     * @param manager the user's manager, if one is known and asked for
     */
    record Subject(Profile profile, Optional<KantataUser> manager) {

        private Optional<Staffing> staffing() {
            return Optional.ofNullable(profile.attributes().staffing());
        }
    }
}
