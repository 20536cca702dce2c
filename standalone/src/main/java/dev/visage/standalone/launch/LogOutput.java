package dev.visage.standalone.launch;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Where log lines of this JVM go: to a file, so that the terminal holds only what is meant for a person. */
public final class LogOutput {

    private LogOutput() {}

    /** Drops log lines until they have a file to go to. */
    public static void silence() {
        LoggingSystem.get(LogOutput.class.getClassLoader()).beforeInitialize();
    }

    static void to(Path file) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "log output",
                        Map.of("logging.file.name", file.toString(), "logging.threshold.console", "off")));
        LogFile logFile = LogFile.get(environment);
        LoggingSystem system = LoggingSystem.get(LogOutput.class.getClassLoader());
        new LoggingSystemProperties(environment).apply(logFile);
        system.initialize(new LoggingInitializationContext(environment), null, logFile);
    }
}
