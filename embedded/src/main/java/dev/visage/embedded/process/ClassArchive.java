package dev.visage.embedded.process;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a program as the JVM maps them into memory in place of reading and checking them again (class data
 * sharing), which saves about half the CPU of a start. It fits one JVM and one class path of jars. It is made of what an
 * earlier run has loaded, and a start without it only takes longer.
 */
public final class ClassArchive {

    private final Path file;
    private final String classPath;
    private final @Nullable Path loaded;

    /**
     * The archive of a program, whether it is there or not.
     *
     * @param jar beside which it is kept
     * @param classPath of the program
     * @param loaded the file in which a run of the program keeps what it has loaded, while there is no archive; null
     *     if none is to be made
     */
    public ClassArchive(Path jar, String classPath, @Nullable Path loaded) {
        String jvm = System.getProperty("java.home") + Runtime.version() + System.getProperty("java.vm.vendor");
        this.file = jar.resolveSibling(jar.getFileName() + "-" + digest(jvm + "\n" + classPath) + ".jsa");
        this.classPath = classPath;
        this.loaded = loaded;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Options with which the JVM uses the archive or, while there is none that could be made, keeps what it loads. */
    public List<String> options() {
        if (isCurrent()) {
            return List.of("-XX:SharedArchiveFile=" + file);
        }
        return loaded == null ? List.of() : List.of("-XX:DumpLoadedClassList=" + loaded);
    }

    /** A jar that was made again since then is not the one that is in it. */
    private boolean isCurrent() {
        try {
            FileTime made = Files.getLastModifiedTime(file);
            for (Path jar : jars()) {
                if (Files.getLastModifiedTime(jar).compareTo(made) >= 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    private List<Path> jars() {
        return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
    }

    /**
     * Makes the archive, in some seconds, unless there is a current one or nothing to make it of. It gets its name when it
     * is whole.
     */
    public void make() throws IOException, InterruptedException {
        if (loaded == null
                || isCurrent()
                || !Files.exists(loaded)
                || jars().stream().anyMatch(Files::isDirectory)) {
            return;
        }
        Path list = wholeLines(loaded);
        Path fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            if (!dump(list, fresh)) {
                throw new IOException("The JVM could not make " + file);
            }
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.READ)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
            Files.delete(list);
        }
    }

    /** The run may be in the middle of writing the last line. */
    private static Path wholeLines(Path loaded) throws IOException {
        String list = Files.readString(loaded);
        return Files.writeString(
                loaded.resolveSibling(loaded.getFileName() + ".whole"), list.substring(0, list.lastIndexOf('\n') + 1));
    }

    /** With the collector that keeps objects in the archive, too; other collectors can use them. */
    private boolean dump(Path classes, Path target) throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:dump",
                        "-Xmx256m",
                        "-XX:+UseG1GC",
                        "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + target,
                        "-cp",
                        classPath)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return dump.waitFor() == 0;
        } finally {
            // Until it has ended it may write.
            dump.destroyForcibly().onExit().join();
        }
    }
}
