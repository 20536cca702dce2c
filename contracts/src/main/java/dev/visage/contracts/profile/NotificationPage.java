package dev.visage.contracts.profile;

import java.util.List;

/**
 * Some of what a user was told.
 *
 * @param notifications newest first
 * @param total how many there are in all
 */
public record NotificationPage(List<Notification> notifications, long total) {

    public NotificationPage {
        notifications = List.copyOf(notifications);
    }
}
