package dev.visage.worker.picture;

import dev.visage.worker.codec.turbo.TurboLibrary;
import java.util.Optional;
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

    /** One sentence for people whose machine lacks the library, unless they do without it. */
    public Optional<String> advice() {
        return enabled && TurboLibrary.find(library).isEmpty()
                ? Optional.of("Photographs are made several times faster with libjpeg-turbo: "
                        + "install it (Debian, Ubuntu: apt-get install libturbojpeg0), then start again.")
                : Optional.empty();
    }
}
