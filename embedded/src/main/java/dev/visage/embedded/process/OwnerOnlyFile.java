package dev.visage.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that nobody else may read, and that a kill leaves whole: the old content or the new. */
public final class OwnerOnlyFile {

    private OwnerOnlyFile() {}

    public static void write(Path file, String content) {
        try {
            // A temporary file is created with owner permissions only.
            var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new");
            Files.writeString(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
