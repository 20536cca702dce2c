package dev.visage.embedded;

import dev.visage.embedded.process.InfrastructureException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs: an xz-compressed tar archive inside a jar, unpacked once. */
record PostgresBinaries(Path directory) {

    static PostgresBinaries unpackedIn(Path parent, ServerFiles files) {
        var directory = parent.resolve("programs-" + files.postgresVersion());
        if (!Files.exists(directory)) {
            try {
                var fresh = FreshFolder.create(parent, "unpacking");
                unpack(files.postgresBinaries(platform()), fresh);
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(fresh, directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new PostgresBinaries(directory);
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine =
                System.getProperty("os.arch").replace("aarch64", "arm64v8").replace("x86_64", "amd64");
        return (system.startsWith("mac") ? "darwin" : system) + "-" + machine;
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    untar(zip, target);
                    return;
                }
            }
        }
        throw new InfrastructureException(jar + " has no archive of PostgreSQL's programs in it.");
    }

    private static void untar(InputStream archive, Path target) throws IOException {
        var tar = new TarArchiveInputStream(new BufferedInputStream(new XZCompressorInputStream(archive)));
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException(entry.getName() + " leads out of its archive");
            }
            write(entry, tar, file);
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            boolean executable = (entry.getMode() & 0111) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
