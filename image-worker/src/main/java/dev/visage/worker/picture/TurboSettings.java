package dev.visage.worker.picture;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The fast engine.
 *
 * @param enabled whether it is used where its library is found
 * @param library the path of libturbojpeg; by default the system's
 */
@Validated
@ConfigurationProperties("visage.worker.turbo")
public record TurboSettings(
        @DefaultValue("true") boolean enabled, @Nullable String library) {

    /** One sentence for people whose machine lacks it. */
    public static final String HOW_TO_GET_IT =
            "Photographs are made several times faster with libjpeg-turbo: install libturbojpeg0 (Debian, Ubuntu), then start again";
}
