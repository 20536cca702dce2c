/**
 * How a call that is repeated with the same idempotency key is known for the same.
 */
@NullMarked
package dev.visage.contracts.idempotency;

import org.jspecify.annotations.NullMarked;
