/**
 * The profile interface over HTTP, for the other services.
 */
@NullMarked
package dev.visage.profiles.http;

import org.jspecify.annotations.NullMarked;
