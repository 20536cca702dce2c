/**
 * What users are told.
 */
@NullMarked
package dev.visage.profiles.notification;

import org.jspecify.annotations.NullMarked;
