package dev.visage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshFolderIT {

    @TempDir
    Path parent;

    @Test
    void replacesWhatWasLeftUnfinished() throws IOException {
        var unfinished = FreshFolder.create(parent, "making");
        Files.createDirectories(unfinished.resolve("a/b"));
        Files.writeString(unfinished.resolve("a/b/c"), "half");
        var other = Files.createDirectory(parent.resolve("made"));

        var fresh = FreshFolder.create(parent, "making");

        assertThat(fresh).isEmptyDirectory().isNotEqualTo(unfinished);
        assertThat(parent.toFile().listFiles()).containsExactlyInAnyOrder(fresh.toFile(), other.toFile());
    }
}
