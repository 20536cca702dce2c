package dev.visage.standalone.imports;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.ImportId;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.embedded.process.OwnerOnlyFile;
import dev.visage.standalone.imports.source.Entry;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * What an import has sent already, so that it goes on where it stopped, however that came about. Two files in a folder,
 * named by what is imported and how: one with the import, one with a line for each picture that the server has taken. A
 * line is lost at worst, and its picture sent again, which changes nothing.
 */
final class Journal implements AutoCloseable {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int RADIX = 16;
    private static final int DIGITS = 16;

    private final String source;
    private final Path header;
    private final Path folder;
    private final FileChannel lock;
    private final FileOutputStream lines;
    private final Set<Long> sent = new HashSet<>();

    private Journal(String source, Path folder, String key, FileChannel lock) throws IOException {
        this.source = source;
        this.folder = folder;
        this.header = folder.resolve(key + ".json");
        this.lock = lock;
        Path file = folder.resolve(key + ".sent");
        load(file);
        // Unlike a channel's, its writes outlive that their thread is interrupted.
        this.lines = new FileOutputStream(file.toFile(), true);
        // The last line may be torn.
        append("\n");
    }

    /**
     * Of one import.
     *
     * @param folder where journals are kept, made if there is none
     * @param source what is imported
     * @param terms how, and where to
     * @throws InfrastructureException if another run has it open, or it cannot be written
     */
    static Journal open(Path folder, String source, String terms) {
        String key = HexFormat.of().formatHex(sha256(source + "\n" + terms), 0, DIGITS / 2);
        try {
            Files.createDirectories(folder, OWNER_ONLY);
            FileChannel lock = FileChannel.open(
                    folder.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isHeld(lock)) {
                lock.close();
                throw new InfrastructureException("The same import is running already.");
            }
            return new Journal(source, folder, key, lock);
        } catch (IOException unwritable) {
            throw new InfrastructureException(
                    "What was sent cannot be kept in " + folder + ": " + unwritable.getMessage(), unwritable);
        }
    }

    private static boolean isHeld(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private void load(Path file) throws IOException {
        if (Files.exists(file)) {
            try (var all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                all.filter(line -> line.matches("[0-9a-f]{" + DIGITS + "}"))
                        .forEach(line -> sent.add(Long.parseUnsignedLong(line, RADIX)));
            }
        }
    }

    /** Where reports lie, too. */
    Path folder() {
        return folder;
    }

    /** The import that was begun, if one was. */
    Optional<ImportId> begun() {
        try {
            return Optional.of(EventJson.mapper()
                    .readValue(Files.readString(header), Header.class)
                    .importId());
        } catch (IOException | JacksonException none) {
            return Optional.empty();
        }
    }

    /** Another import goes on from here. */
    void begin(ImportId importId) {
        OwnerOnlyFile.write(header, EventJson.mapper().writeValueAsString(new Header(importId, source)) + "\n");
    }

    /** Whether the server has taken a picture, as it is now. */
    synchronized boolean has(Entry.Picture picture) {
        return sent.contains(mark(picture));
    }

    /** The server has taken a picture. */
    synchronized void add(Entry.Picture picture) {
        long mark = mark(picture);
        if (sent.add(mark)) {
            append(HexFormat.of().toHexDigits(mark) + "\n");
        }
    }

    /** Nothing was sent. */
    synchronized void clear() {
        try {
            Files.deleteIfExists(header);
            lines.getChannel().truncate(0);
            sent.clear();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void append(String line) {
        try {
            lines.write(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long mark(Entry.Picture picture) {
        return ByteBuffer.wrap(sha256(picture.user() + "\0" + picture.name() + "\0" + picture.version()))
                .getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        try (lock) {
            lines.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @param source told to whoever looks into the folder */
    private record Header(ImportId importId, String source) {}
}
