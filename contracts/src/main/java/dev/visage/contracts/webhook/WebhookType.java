package dev.visage.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a webhook can be told of: the {@code type} of the body. */
public enum WebhookType {
    /** A profile is no longer what it was. */
    PROFILE_CHANGED("profile.changed"),
    /** A user was erased. */
    PROFILE_ERASED("profile.erased"),
    /** A user was told something. */
    NOTIFICATION_CREATED("notification.created");

    private final String wireName;

    WebhookType(String wireName) {
        this.wireName = wireName;
    }

    /** The type's name on the wire. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * The type with this name on the wire.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static WebhookType named(String wireName) {
        for (WebhookType type : values()) {
            if (type.wireName.equals(wireName)) {
                return type;
            }
        }
        throw new IllegalArgumentException("There is no type of webhook " + wireName + ".");
    }
}
