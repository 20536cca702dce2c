/**
 * Webhooks: events handed to whoever registered a URL, by the Standard Webhooks specification 1.0, and the log of that.
 */
@NullMarked
package dev.visage.contracts.webhook;

import org.jspecify.annotations.NullMarked;
