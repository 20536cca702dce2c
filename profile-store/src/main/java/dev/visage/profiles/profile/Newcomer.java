package dev.visage.profiles.profile;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to become a user.
 *
 * @param userId the id that they are to have; null for a free one
 * @param attributes what is known of them
 * @param anyName whether they may get another username where theirs is taken
 */
public record Newcomer(@Nullable UserId userId, Attributes attributes, boolean anyName) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The upper half of all ids, which a product that counts its users never gets to. */
    private static final long FIRST_MINTED = (UserId.MAX >> 1) + 1;

    private static final int SUFFIXES = 1_000_000;

    /** The id to try. */
    UserId candidate() {
        return userId == null ? new UserId(RANDOM.nextLong(FIRST_MINTED, UserId.MAX + 1)) : userId;
    }

    /** The same with another username, if they may have one. */
    Optional<Newcomer> renamed() {
        String username = attributes.username() + "-" + RANDOM.nextInt(SUFFIXES);
        return anyName ? Optional.of(new Newcomer(userId, attributes.called(username), false)) : Optional.empty();
    }
}
