package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.NewUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The files in a folder and below it. A link is followed to where it leads, unless that is outside: whoever could put a link
 * or a manifest there may not be allowed to read what it names.
 *
 * @param root without links in its path
 */
record FolderFiles(Path root) {

    /** What there is to import of one of them. */
    Entry entry(Path path, String name, @Nullable String user, @Nullable NewUser newUser) {
        try {
            Path file = path.toRealPath();
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            ItemReason refusal = refusal(file, facts);
            return Entry.of(
                    name,
                    user,
                    newUser,
                    refusal,
                    file + " " + facts.lastModifiedTime(),
                    facts.size(),
                    () -> Bytes.read(Files.newInputStream(file), facts.size()));
        } catch (NoSuchFileException missing) {
            return new Entry.Refused(name, user, Refusals.NO_FILE);
        } catch (IOException unreadable) {
            return new Entry.Refused(name, user, Refusals.UNREADABLE);
        }
    }

    private @Nullable ItemReason refusal(Path file, BasicFileAttributes facts) {
        if (!file.startsWith(root)) {
            return Refusals.BAD_NAME;
        }
        if (!facts.isRegularFile()) {
            return Refusals.NOT_A_FILE;
        }
        return facts.size() > Refusals.LONGEST ? Refusals.TOO_MANY_BYTES : null;
    }
}
