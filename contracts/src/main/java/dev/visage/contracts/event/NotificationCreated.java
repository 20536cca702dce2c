package dev.visage.contracts.event;

import dev.visage.contracts.profile.Notification;

/**
 * A user was told something.
 *
 * @param notification what the user was told
 */
public record NotificationCreated(Notification notification) {}
