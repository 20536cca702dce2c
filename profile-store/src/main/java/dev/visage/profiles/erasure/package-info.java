/**
 * Erasing users: what goes, and what stays so that nothing of them comes back.
 */
@NullMarked
package dev.visage.profiles.erasure;

import org.jspecify.annotations.NullMarked;
