package dev.visage.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How much a user has of what other services count; each at least 0.
 *
 * @param following users whom the user follows
 * @param followers users who follow the user
 * @param posts what the user has posted
 * @param stars posts that the user has starred
 * @param favorites videos that the user has marked
 * @param sheets sheets that the user owns
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Counts(
        @Nullable Long following,
        @Nullable Long followers,
        @Nullable Long posts,
        @Nullable Long stars,
        @Nullable Long favorites,
        @Nullable Long sheets) {}
