package dev.visage.ingest.imports.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OpenArchiveTest {

    /** RFC 1952, section 2.3: a name follows, that ends with a zero. */
    private static final byte[] GZIP_WITH_NAME = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};

    @Test
    void holdsNoEndlessNameOfAGzip() {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(GZIP_WITH_NAME), new ByteArrayInputStream(filled(2 << 20, 'x')));

        assertTooLarge(() -> entries(endless));
    }

    @Test
    void readsAGzipOfSeveralMembers() throws IOException {
        byte[] tar = tar(List.of(Map.of()));
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int start = 0; start < tar.length; start += 100) {
            try (OutputStream member = new GZIPOutputStream(members)) {
                member.write(tar, start, Math.min(100, tar.length - start));
            }
        }

        assertThat(entries(new ByteArrayInputStream(members.toByteArray()))).isEqualTo(1);
    }

    @Test
    void keepsFewHeadersThatHoldForAllEntries() throws IOException {
        assertThat(entries(new ByteArrayInputStream(tar(List.of(Map.of("comment", "short"), Map.of())))))
                .isEqualTo(2);
        assertTooLarge(() -> entries(new ByteArrayInputStream(
                tar(List.of(Map.of("a", text(600_000)), Map.of("b", text(600_000)), Map.of())))));
    }

    @Test
    void readsNoLongHeadersOfEveryEntry() throws IOException {
        byte[] tar = tar(Collections.nCopies(12, Map.of("a", text(900_000))));

        assertTooLarge(() -> entries(new ByteArrayInputStream(tar)));
    }

    /** A tar of empty entries, each behind headers that hold for all that follow. */
    private static byte[] tar(List<Map<String, String>> globals) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
            int number = 0;
            for (Map<String, String> headers : globals) {
                if (!headers.isEmpty()) {
                    TarArchiveEntry global =
                            new TarArchiveEntry("global", TarArchiveEntry.LF_PAX_GLOBAL_EXTENDED_HEADER);
                    headers.forEach(global::addPaxHeader);
                    tar.putArchiveEntry(global);
                }
                tar.putArchiveEntry(new TarArchiveEntry(++number + ".jpg"));
                tar.closeArchiveEntry();
            }
        }
        return archive.toByteArray();
    }

    private static int entries(InputStream archive) throws IOException {
        ArchiveSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("visage.imports.archive", ArchiveSettings.class);
        OpenArchive open = OpenArchive.of(archive, new Unpacked(settings, () -> 0));
        int entries = 0;
        while (open.next().isPresent()) {
            entries++;
        }
        return entries;
    }

    private static void assertTooLarge(ThrowingCallable reading) {
        assertThatExceptionOfType(UnreadableArchiveException.class)
                .isThrownBy(reading)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("archive-too-large"));
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    private static byte[] filled(int length, char with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
