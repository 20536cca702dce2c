/**
 * Whether the service can do its work, and what has to be there before it can.
 */
@NullMarked
package dev.visage.profiles.readiness;

import org.jspecify.annotations.NullMarked;
