package dev.visage.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory that holds everything a launcher keeps, owned by one launcher at a time. {@code run} has a pid file for
 * each process, {@code logs} what each one prints.
 */
public final class DataDirectory implements AutoCloseable {

    /** A second channel on a lock file would release the lock of the first when closed, so ours are known by name. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the directory if missing, locks it, and stops what a killed launcher left running on it.
     *
     * @throws InfrastructureException if it cannot be written or another launcher holds it
     */
    public static DataDirectory open(Path directory) {
        Path path = create(directory);
        if (!HELD_HERE.add(path)) {
            throw inUse(path, String.valueOf(ProcessHandle.current().pid()));
        }
        try {
            var home = new DataDirectory(path, lock(path));
            try {
                home.prepare();
                return home;
            } catch (IOException | RuntimeException e) {
                home.close();
                throw e;
            }
        } catch (IOException e) {
            HELD_HERE.remove(path);
            throw notWritable(path, e);
        } catch (RuntimeException e) {
            HELD_HERE.remove(path);
            throw e;
        }
    }

    private static Path create(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw notWritable(directory.toAbsolutePath(), e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            var holder = launcherPid(path);
            throw inUse(path, Files.exists(holder) ? Files.readString(holder).strip() : "unknown");
        }
        Files.writeString(launcherPid(path), ProcessHandle.current().pid() + "\n");
        return channel;
    }

    private void prepare() throws IOException {
        ownerOnly(logs());
        ownerOnly(run());
        var guard = Guard.class.getName().replace('.', '/') + ".class";
        var copy = guardClasses().resolve(guard);
        Files.createDirectories(copy.getParent());
        try (var code = Guard.class.getClassLoader().getResourceAsStream(guard)) {
            if (code == null) {
                throw new IllegalStateException(guard + " is missing on the class path");
            }
            Files.write(copy, code.readAllBytes());
        }
        new Leftovers(path).stopAll(run());
    }

    /** The real path, absolute. */
    public Path path() {
        return path;
    }

    public Path run() {
        return path.resolve("run");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** A folder inside, created if missing, that its owner alone may enter. */
    public Path folder(String name) {
        try {
            return ownerOnly(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ownerOnly(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        return Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }

    Path guardClasses() {
        return run().resolve("classes");
    }

    /** Gives the directory free for another launcher. Processes on it must have been stopped before. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(launcherPid(path));
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(path);
        }
    }

    private static Path launcherPid(Path path) {
        return path.resolve("launcher.pid");
    }

    private static InfrastructureException inUse(Path path, String pid) {
        return new InfrastructureException("The data directory " + path + " is in use by another launcher (process "
                + pid + "): stop that one first, or choose another directory.");
    }

    private static InfrastructureException notWritable(Path path, IOException cause) {
        return new InfrastructureException(
                "The data directory " + path + " cannot be written by user " + System.getProperty("user.name") + " ("
                        + cause.getClass().getSimpleName() + "): change its permissions, or choose another directory.",
                cause);
    }
}
