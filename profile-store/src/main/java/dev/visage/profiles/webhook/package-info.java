/**
 * Webhooks: who is told of what, the deliveries that wait for them, and their being sent, by the Standard Webhooks specification.
 */
@NullMarked
package dev.visage.profiles.webhook;

import org.jspecify.annotations.NullMarked;
