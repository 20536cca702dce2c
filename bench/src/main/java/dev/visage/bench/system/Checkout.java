package dev.visage.bench.system;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The repository that this code was built in. */
public final class Checkout {

    private Checkout() {}

    /** Its folder: the code runs from {@code bench/target/classes} in it. */
    public static Path root() {
        try {
            Path classes = Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve("../../..").normalize();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
