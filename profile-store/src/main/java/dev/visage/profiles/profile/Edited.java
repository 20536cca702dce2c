package dev.visage.profiles.profile;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.profile.Profile;

/** How setting the attributes of a user ended. */
public sealed interface Edited {

    /** The user is new. */
    record Created(Profile profile) implements Edited {}

    /** The user was known and has the attributes, now or already. */
    record Kept(Profile profile) implements Edited {}

    /** There is no such user. */
    record UnknownUser() implements Edited {}

    /**
     * The profile has another version than the one that was to be edited.
     *
     * @param found the version that it has
     */
    record OtherVersion(ProfileVersion found) implements Edited {}

    /** Another user has the username. */
    record UsernameTaken() implements Edited {}

    /**
     * The attributes cannot be had.
     *
     * @param member the member at fault, by its path
     * @param sentence names the member and the rule
     */
    record Refused(String member, String sentence) implements Edited {}
}
