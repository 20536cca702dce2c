/**
 * The profile store's interface: what others may ask and change.
 */
@NullMarked
package dev.visage.contracts.profile;

import org.jspecify.annotations.NullMarked;
