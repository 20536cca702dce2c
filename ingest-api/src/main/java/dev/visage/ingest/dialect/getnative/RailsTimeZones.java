package dev.visage.ingest.dialect.getnative;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Time zones by the names that Ruby on Rails has for them, such as {@code Pacific Time (US & Canada)}. */
final class RailsTimeZones {

    private static final Properties NAMES = load();

    private RailsTimeZones() {}

    /** The name of a zone of the tz database; its own name there if Rails has none. */
    static String name(String timezone) {
        return NAMES.getProperty(timezone, timezone);
    }

    private static Properties load() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new ClassPathResource("rails-time-zones.properties", RailsTimeZones.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
