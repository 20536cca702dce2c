package dev.visage.standalone;

import dev.visage.standalone.launch.LaunchSettings;
import dev.visage.standalone.launch.LaunchSettings.Form;
import dev.visage.standalone.launch.LaunchSettings.Instances;
import dev.visage.standalone.launch.VisageSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The running system that tests share which leave it as it is: started by the first one, stopped when the JVM ends. */
public final class SharedSystem {

    private static final VisageSystem INSTANCE = start();

    private SharedSystem() {}

    public static VisageSystem get() {
        return INSTANCE;
    }

    private static VisageSystem start() {
        try {
            Path directory = Files.createTempDirectory("visage-tests");
            VisageSystem system =
                    VisageSystem.start(new LaunchSettings(directory, 0, Form.ONE_JVM, Instances.ONE_OF_EACH));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system, directory)));
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(VisageSystem system, Path directory) {
        system.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
