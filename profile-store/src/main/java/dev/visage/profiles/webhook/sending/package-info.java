/**
 * Where webhooks lead: which URLs and addresses are called, and the calls.
 */
@NullMarked
package dev.visage.profiles.webhook.sending;

import org.jspecify.annotations.NullMarked;
