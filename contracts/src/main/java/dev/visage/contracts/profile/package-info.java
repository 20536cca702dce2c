/**
 * What is known of a user, and what a user is told.
 */
@NullMarked
package dev.visage.contracts.profile;

import org.jspecify.annotations.NullMarked;
