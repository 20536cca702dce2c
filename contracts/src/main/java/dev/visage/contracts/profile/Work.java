package dev.visage.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a user works.
 *
 * @param company the employer
 * @param department within it
 * @param title such as {@code Senior Engineer}
 * @param role such as {@code Engineering}
 * @param phone at work
 * @param mobilePhone to carry about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Work(
        @Nullable String company,
        @Nullable String department,
        @Nullable String title,
        @Nullable String role,
        @Nullable String phone,
        @Nullable String mobilePhone) {}
