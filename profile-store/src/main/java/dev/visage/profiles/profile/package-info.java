/**
 * Profiles and their pictures: the rows, and provisioning.
 */
@NullMarked
package dev.visage.profiles.profile;

import org.jspecify.annotations.NullMarked;
