/**
 * Whether what a service depends on answers: for readiness, never for liveness.
 */
@NullMarked
package dev.visage.health;

import org.jspecify.annotations.NullMarked;
