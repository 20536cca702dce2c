package dev.visage.worker.codec.turbo;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's libjpeg-turbo, or another one that was asked for.
 *
 * @param functions what it does
 * @param description its version and where it was found
 */
public record TurboLibrary(LibTurboJpeg functions, String description) {

    private static final Logger log = LoggerFactory.getLogger(TurboLibrary.class);
    private static final List<String> NAMES = List.of("libturbojpeg.so.0", "turbojpeg");

    /** Newest of those that we call. */
    private static final String NEEDED = "tjGetErrorStr2";

    private static final String SINCE_3 = "tj3Init";

    /**
     * Loads the library.
     *
     * @param path of the library; null for the system's, which may be missing
     * @throws IllegalStateException if there is none at the path that was asked for
     */
    public static Optional<TurboLibrary> find(@Nullable String path) {
        if (path != null) {
            try {
                return Optional.of(load(path));
            } catch (LinkageError unusable) {
                throw new IllegalStateException(
                        "visage.worker.turbo.library: " + path + " is no libjpeg-turbo that can be loaded.", unusable);
            }
        }
        for (String name : NAMES) {
            try {
                return Optional.of(load(name));
            } catch (LinkageError missing) {
                log.debug("No {}: {}", name, missing.getMessage());
            }
        }
        return Optional.empty();
    }

    private static TurboLibrary load(String name) {
        NativeLibrary found = NativeLibrary.getInstance(name);
        found.getFunction(NEEDED);
        boolean isThree = has(found, SINCE_3);
        return new TurboLibrary(
                Native.load(name, LibTurboJpeg.class),
                "libjpeg-turbo " + (isThree ? "3" : "2") + " (" + found.getFile() + ")");
    }

    private static boolean has(NativeLibrary library, String function) {
        try {
            library.getFunction(function);
            return true;
        } catch (UnsatisfiedLinkError older) {
            return false;
        }
    }
}
