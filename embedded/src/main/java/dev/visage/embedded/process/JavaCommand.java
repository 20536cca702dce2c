package dev.visage.embedded.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class to run in a JVM of its own, under a {@link Guard}, with the JDK of this process.
 *
 * @param options options of the JVM, such as {@code -Xmx256m}
 */
public record JavaCommand(String mainClass, String classPath, List<String> options, List<String> arguments) {

    public JavaCommand {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /**
     * The command line. It names the data directory early, which is how a later launcher knows the process as its own. The
     * class path begins as the program's own does, which a {@link ClassArchive} has to fit.
     */
    public List<String> line(DataDirectory home) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Dvisage.data=" + home.path());
        line.addAll(options);
        line.add("-cp");
        line.add(classPath + File.pathSeparator + home.guardClasses());
        line.add(Guard.class.getName());
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }
}
