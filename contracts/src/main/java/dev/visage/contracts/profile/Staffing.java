package dev.visage.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.visage.contracts.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an organisation plans a user's work with. Ids are those of the system that the user was provisioned from.
 *
 * @param role the user's role in the account
 * @param managerId who manages the user
 * @param skills what the user can do, and how well
 * @param customFieldValues what the organisation's own fields hold for the user
 * @param externalReferences what the user is called in other systems
 * @param workSamples what the user has made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Staffing(
        @Nullable Role role,
        @Nullable UserId managerId,
        @Nullable List<Skill> skills,
        @Nullable List<CustomFieldValue> customFieldValues,
        @Nullable List<ExternalReference> externalReferences,
        @Nullable List<WorkSample> workSamples) {

    public Staffing {
        skills = Attributes.copy(skills);
        customFieldValues = Attributes.copy(customFieldValues);
        externalReferences = Attributes.copy(externalReferences);
        workSamples = Attributes.copy(workSamples);
    }

    /**
     * A role that users of an account can have.
     *
     * @param id the role
     * @param name what it is called
     * @param createdAt when it was made
     * @param updatedAt when it last changed
     * @param deletedAt when it was deleted; null while it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Role(
            long id,
            String name,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant deletedAt) {}

    /**
     * A skill that a user has.
     *
     * @param id the skill
     * @param membershipId what binds the user to it
     * @param name what it is called
     * @param description what it is
     * @param categoryId the category that it belongs to
     * @param level how well the user has it
     * @param maxLevel the highest level
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Skill(
            long id,
            long membershipId,
            String name,
            @Nullable String description,
            @Nullable Long categoryId,
            @Nullable Integer level,
            @Nullable Integer maxLevel) {}

    /**
     * What a field of the organisation's own holds for a user.
     *
     * @param id the value
     * @param fieldId the field
     * @param fieldName what the field is called
     * @param value any JSON but null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CustomFieldValue(long id, @Nullable Long fieldId, String fieldName, JsonNode value) {}

    /**
     * What a user is called in another system.
     *
     * @param id the reference
     * @param service the system
     * @param reference the user's identity there
     * @param link where the user is found there, a URL
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExternalReference(
            long id,
            String service,
            String reference,
            @Nullable String link) {}

    /**
     * Something that a user has made.
     *
     * @param id the sample
     * @param title what it is called
     * @param description what it is
     * @param link where it is found, a URL
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WorkSample(
            long id,
            String title,
            @Nullable String description,
            @Nullable String link) {}
}
