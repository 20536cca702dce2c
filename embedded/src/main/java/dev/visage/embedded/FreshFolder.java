package dev.visage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder to make something in that gets its final name once it is whole. */
final class FreshFolder {

    private FreshFolder() {}

    /** Creates one under a new name, and removes what a killed launcher left unfinished under the same prefix. */
    static Path create(Path parent, String prefix) throws IOException {
        try (var unfinished = Files.newDirectoryStream(parent, prefix + "*")) {
            for (var folder : unfinished) {
                delete(folder);
            }
        }
        return Files.createTempDirectory(parent, prefix);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
