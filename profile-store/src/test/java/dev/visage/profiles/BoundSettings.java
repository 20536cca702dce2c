package dev.visage.profiles;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as they are bound from keys. */
public final class BoundSettings {

    private BoundSettings() {}

    /** The settings that these keys and the defaults give. */
    public static <T> T of(Class<T> settings, String prefix, Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate(prefix, Bindable.of(settings));
    }
}
