package dev.visage.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user is in their organisation's account.
 *
 * @param id the account
 * @param name the account's name
 * @param membership what binds the user to it
 * @param status whether the user may use it
 * @param classification whether the user is one of the organisation's own
 * @param admin whether the user administers the account
 * @param groupAdmin whether the user administers groups
 * @param licensed whether the user may create things that need a licence
 * @param resourceViewer whether the user may see how others are occupied
 * @param lastActiveAt when the user was last seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(
        @Nullable Long id,
        @Nullable String name,
        @Nullable Membership membership,
        @Nullable Status status,
        @Nullable Classification classification,
        @Nullable Boolean admin,
        @Nullable Boolean groupAdmin,
        @Nullable Boolean licensed,
        @Nullable Boolean resourceViewer,
        @Nullable Instant lastActiveAt) {

    /**
     * What binds a user to an account.
     *
     * @param id the membership
     * @param permission what it allows, such as {@code Administrator}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Membership(long id, @Nullable String permission) {}

    /** Whether a user may use the account. */
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("deactivated")
        DEACTIVATED
    }

    /** Whether a user is one of the organisation's own. */
    public enum Classification {
        @JsonProperty("internal")
        INTERNAL,
        @JsonProperty("external")
        EXTERNAL
    }
}
