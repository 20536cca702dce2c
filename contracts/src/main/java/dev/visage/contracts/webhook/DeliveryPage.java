package dev.visage.contracts.webhook;

import dev.visage.contracts.id.DeliveryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some deliveries to a webhook.
 *
 * @param deliveries newest first
 * @param next the delivery after which the next page starts; null if this is the last
 */
public record DeliveryPage(
        List<Delivery> deliveries, @Nullable DeliveryId next) {

    public DeliveryPage {
        deliveries = List.copyOf(deliveries);
    }
}
