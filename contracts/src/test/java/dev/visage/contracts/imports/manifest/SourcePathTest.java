package dev.visage.contracts.imports.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.imports.manifest.SourcePath.Ignored;
import dev.visage.contracts.imports.manifest.SourcePath.Manifest;
import dev.visage.contracts.imports.manifest.SourcePath.Outside;
import dev.visage.contracts.imports.manifest.SourcePath.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathTest {

    @ParameterizedTest
    @CsvSource({
        "17.jpg, 17.jpg, 17",
        "./people//17.JPEG, people/17.JPEG, 17",
        "people\\17.png, people/17.png, 17",
        "@ada.webp, @ada.webp, @ada",
        "ada@example.org.gif, ada@example.org.gif, ada@example.org",
        "ada@example.org, ada@example.org, ada@example.org",
        "17.txt, 17.txt, 17.txt",
        "a/manifest.json, a/manifest.json, manifest.json",
        "a..b/17.jpg, a..b/17.jpg, 17"
    })
    void tellsTheUserByTheFilesNameWithoutAPicturesExtension(String path, String name, String user) {
        assertThat(SourcePath.of(path)).isEqualTo(new Picture(name, user));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", ".hidden.jpg", "a/.git/17.jpg", "._17.jpg", "__MACOSX/a/17.jpg", "a/Thumbs.db", "./"})
    void passesOverWhatNobodyMeans(String path) {
        SourcePath read = SourcePath.of(path);

        assertThat(read).isEqualTo(path.equals("/") ? new Outside("/") : new Ignored());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../17.jpg", "a/../../17.jpg", "/etc/17.jpg", "\\\\host\\17.jpg", "C:\\17.jpg", "..", "a\\..\\b"
            })
    void refusesWhatLeadsOutOfTheSource(String path) {
        assertThat(SourcePath.of(path)).isEqualTo(new Outside(path));
        assertThat(SourcePath.name("", path)).isEmpty();
    }

    @Test
    void knowsAManifestInAnyFolder() {
        assertThat(SourcePath.of("manifest.csv")).isEqualTo(new Manifest("manifest.csv", "", ManifestFormat.CSV));
        assertThat(SourcePath.of("./a/b/Manifest.NDJSON"))
                .isEqualTo(new Manifest("a/b/Manifest.NDJSON", "a/b/", ManifestFormat.NDJSON));
    }

    @Test
    void findsWhatAManifestNamesFromItsFolder() {
        assertThat(SourcePath.name("a/", "./b\\17.jpg")).contains("a/b/17.jpg");
    }

    @Test
    void showsNothingThatCannotBeStored() {
        assertThat(SourcePath.of("a\u0000\ud800/\u001b[2J.jpg"))
                .isEqualTo(new Picture("a\ufffd\ufffd/\ufffd[2J.jpg", "\ufffd[2J"));
        assertThat(((Picture) SourcePath.of("x".repeat(5000))).name()).hasSize(500);
    }
}
