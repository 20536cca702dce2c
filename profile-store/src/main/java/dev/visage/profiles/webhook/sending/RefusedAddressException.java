package dev.visage.profiles.webhook.sending;

import java.io.IOException;

/** A host has an address that webhooks may not lead to. */
public final class RefusedAddressException extends IOException {

    private static final long serialVersionUID = 1;

    RefusedAddressException(String host) {
        super("The host " + host + " has an address in a network that webhooks may not call.");
    }
}
