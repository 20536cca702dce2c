package dev.visage.ingest.dialect.kantata;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.profile.Staffing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object in a collection of the envelope. The members are those of the product's objects that Visage knows, by the names
 * in the product's own Ruby client; a work sample's are ours, as no document has them.
 */
interface Associate {

    /** Its key in the collection. */
    String id();

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable String id(@Nullable Long id) {
        return id == null ? null : id.toString();
    }

    /** What binds a user to the account. */
    record AccountMembership(
            @Nullable String permission,
            @JsonProperty("is_administrator") @Nullable Boolean isAdministrator,
            @JsonProperty("user_id") String userId,
            @JsonProperty("account_id") @Nullable String accountId,
            String id)
            implements Associate {

        static AccountMembership of(Profile profile, Account account, Account.Membership membership) {
            return new AccountMembership(
                    membership.permission(),
                    account.admin(),
                    profile.userId().toString(),
                    Associate.id(account.id()),
                    Long.toString(membership.id()));
        }
    }

    /** A user's role in the account. */
    record Role(
            String name,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonProperty("updated_at") @Nullable String updatedAt,
            @JsonProperty("deleted_at") @Nullable String deletedAt,
            String id)
            implements Associate {

        static Role of(Staffing.Role role) {
            return new Role(
                    role.name(),
                    time(role.createdAt()),
                    time(role.updatedAt()),
                    time(role.deletedAt()),
                    Long.toString(role.id()));
        }
    }

    /** A skill, whoever has it. */
    record Skill(
            String name,
            @JsonProperty("max_level") @Nullable Integer maxLevel,
            @Nullable String description,
            @JsonProperty("skill_category_id") @Nullable String skillCategoryId,
            String id)
            implements Associate {

        static Skill of(Staffing.Skill skill) {
            return new Skill(
                    skill.name(),
                    skill.maxLevel(),
                    skill.description(),
                    Associate.id(skill.categoryId()),
                    Long.toString(skill.id()));
        }
    }

    /** That a user has a skill, and how well. */
    record SkillMembership(
            @Nullable Integer level,
            @JsonProperty("max_level") @Nullable Integer maxLevel,
            @JsonProperty("cached_skill_name") String cachedSkillName,
            @JsonProperty("skill_id") String skillId,
            @JsonProperty("user_id") String userId,
            String id)
            implements Associate {

        static SkillMembership of(Profile profile, Staffing.Skill skill) {
            return new SkillMembership(
                    skill.level(),
                    skill.maxLevel(),
                    skill.name(),
                    Long.toString(skill.id()),
                    profile.userId().toString(),
                    Long.toString(skill.membershipId()));
        }
    }

    /** What a field of the organisation's own holds for a user. */
    record CustomFieldValue(
            @JsonProperty("custom_field_id") @Nullable String customFieldId,
            @JsonProperty("custom_field_name") String customFieldName,
            JsonNode value,
            @JsonProperty("subject_type") String subjectType,
            @JsonProperty("subject_id") String subjectId,
            String id)
            implements Associate {

        static CustomFieldValue of(Profile profile, Staffing.CustomFieldValue value) {
            return new CustomFieldValue(
                    Associate.id(value.fieldId()),
                    value.fieldName(),
                    value.value(),
                    KantataUser.TYPE,
                    profile.userId().toString(),
                    Long.toString(value.id()));
        }
    }

    /** What a user is called in another system. */
    record ExternalReference(
            @JsonProperty("service_name") String serviceName,
            @JsonProperty("service_model_ref") String serviceModelRef,
            @JsonProperty("external_link") @Nullable String externalLink,
            @JsonProperty("subject_type") String subjectType,
            @JsonProperty("subject_id") String subjectId,
            String id)
            implements Associate {

        static ExternalReference of(Profile profile, Staffing.ExternalReference reference) {
            return new ExternalReference(
                    reference.service(),
                    reference.reference(),
                    reference.link(),
                    KantataUser.TYPE,
                    profile.userId().toString(),
                    Long.toString(reference.id()));
        }
    }

    /** Something that a user has made. */
    record WorkSample(
            String title,
            @Nullable String description,
            @Nullable String link,
            @JsonProperty("user_id") String userId,
            String id)
            implements Associate {

        static WorkSample of(Profile profile, Staffing.WorkSample sample) {
            return new WorkSample(
                    sample.title(),
                    sample.description(),
                    sample.link(),
                    profile.userId().toString(),
                    Long.toString(sample.id()));
        }
    }
}
