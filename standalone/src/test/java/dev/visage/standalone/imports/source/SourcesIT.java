package dev.visage.standalone.imports.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in folders, archives and manifests. */
class SourcesIT {

    /** Behind the signature of an entry in the directory of a zip (APPNOTE.TXT 4.3.12). */
    private static final int ENCRYPTION_FLAG_AT = 8;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void realPath() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("pictures"));
    }

    @Test
    void theFilesOfAFolderAndThoseInItAreNamedByTheirUsers() throws Exception {
        write("2.jpg");
        write("sub/@ada.PNG");
        write("sub/deeper/grace@example.org.webp");
        write("17");

        assertThat(shown(folder))
                .containsExactly(
                        "17 of 17: 17",
                        "2.jpg of 2: 2.jpg",
                        "sub/@ada.PNG of @ada: sub/@ada.PNG",
                        "sub/deeper/grace@example.org.webp of grace@example.org: sub/deeper/grace@example.org.webp");
    }

    @Test
    void whatIsHiddenOrASystemsOwnIsPassedOver() throws Exception {
        write(".hidden.jpg");
        write(".git/3.jpg");
        write("__MACOSX/4.jpg");
        write("Thumbs.db");
        write("5.jpg");

        assertThat(shown(folder)).containsExactly("5.jpg of 5: 5.jpg");
    }

    @Test
    void linksAreNotFollowedOutOfAFolder() throws Exception {
        Path outside = Files.createDirectory(temporary.toRealPath().resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        write("6.jpg");
        Files.createSymbolicLink(folder.resolve("7.jpg"), folder.resolve("6.jpg"));
        Files.createSymbolicLink(folder.resolve("8.jpg"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("all"), outside);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("9.jpg"), folder.resolve("nothing"));

        assertThat(shown(folder))
                .containsExactly(
                        "6.jpg of 6: 6.jpg",
                        "7.jpg of 7: 6.jpg",
                        "8.jpg refused: bad-name",
                        "9.jpg refused: no-file",
                        "all refused: bad-name");
    }

    @Test
    void aManifestTellsWhoseTheFilesBesideItAre() throws Exception {
        write("a.jpg");
        write("in/b.jpg");
        Path secret = Files.writeString(temporary.resolve("secret.jpg"), "secret");
        Path manifest = Files.writeString(folder.resolve("people.csv"), """
                user,file,firstName
                1,a.jpg,Ada
                @bela,in/b.jpg,
                3,nothing.jpg,
                ,a.jpg,
                5,../secret.jpg,
                """);
        assertThat(secret).exists();

        List<Entry> entries = entries(manifest);

        assertThat(entries.stream().map(SourcesIT::text))
                .containsExactly(
                        "a.jpg of 1: a.jpg",
                        "in/b.jpg of @bela: in/b.jpg",
                        "nothing.jpg refused: no-file in line 4, file",
                        "a.jpg refused: bad-row in line 5, user",
                        "../secret.jpg refused: bad-name in line 6, file");
        assertThat(((Entry.Picture) entries.get(0)).newUser())
                .satisfies(user -> assertThat(user.firstName()).isEqualTo("Ada"));
    }

    @Test
    void aFolderWithAManifestIsReadByIt() throws Exception {
        write("x/a.jpg");
        write("x/b.jpg");
        Files.writeString(folder.resolve("x/manifest.csv"), "user,file\n1,b.jpg\n");
        write("2.jpg");

        assertThat(shown(folder)).containsExactly("2.jpg of 2: 2.jpg", "b.jpg of 1: x/b.jpg");
    }

    @Test
    void archivesOfEveryKindHoldTheSame() throws Exception {
        for (Path archive : List.of(
                zip("1.jpg", "x/@ada.png"), tar(false, "1.jpg", "x/@ada.png"), tar(true, "1.jpg", "x/@ada.png"))) {
            assertThat(shown(archive)).containsExactly("1.jpg of 1: 1.jpg", "x/@ada.png of @ada: x/@ada.png");
            assertThat(Sources.at(archive).count()).isEqualTo(2);
        }
    }

    @Test
    void aManifestMayLieAnywhereInAnArchive() throws Exception {
        String[] files = {"x/a.jpg", "x/b.jpg", "x/manifest.csv=user,file\n1,a.jpg\n2,a.jpg\n3,c.jpg\n"};
        for (Path archive : List.of(zip(files), tar(true, files))) {
            assertThat(shown(archive))
                    .containsExactly(
                            "x/a.jpg of 1: x/a.jpg",
                            "x/a.jpg of 2: x/a.jpg",
                            "x/b.jpg refused: not-in-manifest",
                            "x/c.jpg refused: no-file in line 4, file");
        }
    }

    @Test
    void aNameThatLeadsOutOfAnArchiveIsRefused() throws Exception {
        assertThat(shown(zip("../1.jpg", "/etc/2.jpg", "3.jpg")))
                .containsExactly("../1.jpg refused: bad-name", "/etc/2.jpg refused: bad-name", "3.jpg of 3: 3.jpg");
    }

    @Test
    void whatStandsBeforeTheDamageOfAnArchiveIsRead() throws Exception {
        Path archive = tar(false, "1.jpg", "2.jpg");
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(whole, 700));

        assertThat(shown(archive))
                .startsWith("1.jpg of 1: 1.jpg")
                .endsWith(archive.getFileName() + " refused: archive-corrupt");
    }

    @Test
    void anArchiveWhoseManifestCannotBeReadIsNotReadWithoutIt() throws Exception {
        Path archive = zip("manifest.csv=user,file\n1,2.jpg\n", "2.jpg");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + ENCRYPTION_FLAG_AT] |= 1;
        Files.write(archive, bytes);

        assertThatThrownBy(() -> shown(archive))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("The manifest manifest.csv in the archive")
                .hasMessageContaining("It is encrypted.");
    }

    @Test
    void anInterruptIsNoDamageOfAnArchive() throws Exception {
        Source source = Sources.at(zip("1.jpg"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(source::count).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aRowWithAnImpossibleFileNameIsRefused() throws Exception {
        write("a.jpg");
        Path manifest = Files.writeString(folder.resolve("people.csv"), "user,file\n1,b\0.jpg\n2,a.jpg\n");

        assertThat(shown(manifest)).hasSize(2).first().asString().contains("refused: bad-");
    }

    @Test
    void anythingElseIsNoSource() throws Exception {
        Path text = write("text");

        assertThatThrownBy(() -> Sources.at(text))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("is no folder, zip, tar or tar.gz, and no manifest");
    }

    /** A file whose content is its name. */
    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private static byte[] content(String file) {
        return file.substring(file.indexOf('=') + 1).getBytes(StandardCharsets.UTF_8);
    }

    private static String name(String file) {
        return file.split("=", 2)[0];
    }

    private Path zip(String... files) throws IOException {
        Path archive = temporary.toRealPath().resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String file : files) {
                zip.putNextEntry(new ZipEntry(name(file)));
                zip.write(content(file));
            }
        }
        return archive;
    }

    private Path tar(boolean packed, String... files) throws IOException {
        Path archive = temporary.toRealPath().resolve(packed ? "archive.tgz" : "archive.tar");
        OutputStream file = Files.newOutputStream(archive);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packed ? new GZIPOutputStream(file) : file)) {
            for (String each : files) {
                TarArchiveEntry entry = new TarArchiveEntry(name(each));
                entry.setSize(content(each).length);
                tar.putArchiveEntry(entry);
                tar.write(content(each));
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private static List<String> shown(Path source) throws IOException, InterruptedException {
        List<String> shown = new ArrayList<>();
        Sources.at(source).each(entry -> shown.add(text(entry)));
        return shown;
    }

    private static List<Entry> entries(Path source) throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        Sources.at(source).each(entries::add);
        return entries;
    }

    private static String text(Entry entry) {
        if (entry instanceof Entry.Refused refused) {
            String place = refused.reason().line() == null
                    ? ""
                    : " in line " + refused.reason().line() + ", "
                            + refused.reason().column();
            return refused.name() + " refused: " + refused.reason().code() + place;
        }
        Entry.Picture picture = (Entry.Picture) entry;
        try {
            return picture.name() + " of " + picture.user() + ": "
                    + new String(picture.content().read(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
