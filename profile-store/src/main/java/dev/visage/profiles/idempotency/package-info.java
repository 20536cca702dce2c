/**
 * Idempotency keys: which upload each stands for, and who carries it out.
 */
@NullMarked
package dev.visage.profiles.idempotency;

import org.jspecify.annotations.NullMarked;
