package dev.visage.profiles.profile;

import dev.visage.contracts.profile.Profile;

/** How provisioning ended. */
public sealed interface Provisioned {

    /** The user is new. */
    record Created(Profile profile) implements Provisioned {}

    /** The user was known and has the attributes, now or already. */
    record Kept(Profile profile) implements Provisioned {}

    /** Another user has the username. */
    record UsernameTaken() implements Provisioned {}

    /**
     * The attributes cannot be had.
     *
     * @param sentence names the attribute and the rule
     */
    record Refused(String sentence) implements Provisioned {}
}
