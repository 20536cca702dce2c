package dev.visage.ingest.imports.archive;

import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.manifest.ManifestReader;
import dev.visage.contracts.imports.manifest.ManifestRow;
import dev.visage.contracts.imports.manifest.SourcePath;
import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.imports.ItemPictures;
import dev.visage.ingest.imports.KnownImport;
import dev.visage.ingest.imports.SentItem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.jspecify.annotations.Nullable;

/** One archive on its way into an import, read by one thread from its front to its end. */
final class ArchiveReading {

    private final ArchiveSettings settings;
    private final ItemPictures pictures;
    private final Batches batches;
    private final KnownImport target;
    private final BodyStream body;
    private final Unpacked unpacked;
    private final Gathering gathering;
    private final ManifestIndex manifest = new ManifestIndex();
    private Batch batch = new Batch();
    private long manifestLength;
    private long files;

    ArchiveReading(
            ArchiveSettings settings, ItemPictures pictures, Batches batches, KnownImport target, BodyStream body) {
        this.settings = settings;
        this.pictures = pictures;
        this.batches = batches;
        this.target = target;
        this.body = body;
        this.unpacked = new Unpacked(settings, body::count);
        this.gathering = new Gathering(settings.gather(), stored -> batches.register(target, stored));
    }

    int entries() {
        return unpacked.entries();
    }

    /**
     * Takes all that is in the archive; before it fails, what was read of it.
     *
     * @throws UnreadableArchiveException if it is read no further, for a reason that lies in it
     * @throws BodyLostException if the rest of it does not come
     */
    void read() throws IOException {
        try {
            readEntries();
        } catch (UnreadableArchiveException | BodyLostException ended) {
            takeRest();
            throw ended;
        } catch (IOException damaged) {
            takeRest();
            throw UnreadableArchiveException.corrupt(damaged);
        }
        manifest.missing().forEach(missing -> {
            ItemReason reason =
                    missing.row().refusal("no-file", "The file does not come behind the manifest.", ManifestRow.FILE);
            add(SentItem.refused(missing.name(), missing.row().user(), reason), missing.row());
        });
        takeRest();
        if (files == 0) {
            throw UnreadableArchiveException.withoutPictures();
        }
    }

    private void readEntries() throws IOException {
        OpenArchive archive = OpenArchive.of(body, unpacked);
        for (Optional<ArchiveEntry> entry = archive.next(); entry.isPresent(); entry = archive.next()) {
            unpacked.countEntry();
            if (!entry.get().isDirectory()) {
                read(archive, entry.get());
            }
        }
        archive.end();
    }

    private void read(OpenArchive archive, ArchiveEntry entry) throws IOException {
        SourcePath path = SourcePath.of(entry.getName());
        Optional<ItemReason> obstacle = archive.obstacle(entry);
        if (path instanceof SourcePath.Outside outside) {
            refuse(outside.name(), null, ItemReason.of("bad-name", "The name leads out of the archive."));
        } else if (path instanceof SourcePath.Manifest found) {
            manifest.begin();
            if (obstacle.isPresent()) {
                refuse(found.name(), null, obstacle.get());
            } else {
                readManifest(archive, found);
            }
        } else if (path instanceof SourcePath.Picture picture) {
            files++;
            readPicture(archive, picture, obstacle.orElse(null));
        }
        if (archive.canRead(entry)) {
            unpacked.skip(archive.content());
        }
    }

    private void readManifest(OpenArchive archive, SourcePath.Manifest found) throws IOException {
        ManifestReader rows = found.format().read(unpacked.counted(archive.content()), settings.manifestLimits());
        for (Optional<ManifestRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            manifestLength += length(row.get());
            if (manifestLength > settings.maxManifest().toBytes()) {
                refuse(
                        found.name(),
                        null,
                        new ItemReason(
                                "bad-row",
                                "The manifest is longer than "
                                        + settings.maxManifest().toBytes() + " bytes; the rest is not read.",
                                row.get().line(),
                                null));
                return;
            }
            take(row.get(), found);
        }
    }

    private static long length(ManifestRow row) {
        return row.toString().length();
    }

    private void take(ManifestRow row, SourcePath.Manifest found) {
        if (row instanceof ManifestRow.Named named) {
            SourcePath.name(found.folder(), named.file())
                    .ifPresentOrElse(
                            name -> manifest.add(name, named),
                            () -> refuse(
                                    named.file(),
                                    named.user(),
                                    named.refusal("bad-name", "The name leads out of the archive.", ManifestRow.FILE)));
        } else if (row instanceof ManifestRow.Faulty faulty) {
            Optional<String> name =
                    Optional.ofNullable(faulty.file()).flatMap(file -> SourcePath.name(found.folder(), file));
            name.ifPresent(manifest::addUnreadable);
            refuse(name.orElse(found.name() + ":" + faulty.line()), faulty.user(), faulty.refusal());
        }
    }

    private void readPicture(OpenArchive archive, SourcePath.Picture picture, @Nullable ItemReason obstacle)
            throws IOException {
        String name = picture.name();
        Optional<List<ManifestRow.Named>> rows = manifest.isInForce() ? manifest.meet(name) : Optional.empty();
        if (manifest.isInForce() && rows.isEmpty()) {
            refuse(name, null, ItemReason.of("not-in-manifest", "The manifest does not name the file."));
            return;
        }
        long longest = pictures.longest().toBytes();
        Optional<byte[]> bytes = obstacle == null ? unpacked.read(archive.content(), longest) : Optional.empty();
        makeRoom(bytes.map(read -> read.length).orElse(0));
        if (rows.isEmpty()) {
            add(item(name, picture.user(), null, bytes, obstacle), null);
        }
        rows.orElse(List.of()).forEach(row -> add(item(name, row.user(), row, bytes, obstacle), row));
    }

    private SentItem item(
            String name,
            @Nullable String user,
            ManifestRow.@Nullable Named row,
            Optional<byte[]> bytes,
            @Nullable ItemReason obstacle) {
        if (obstacle != null) {
            return SentItem.refused(name, user, obstacle);
        }
        if (user == null) {
            return SentItem.refused(name, null, ItemReason.of("no-user", "The file's name names no user."));
        }
        return bytes.map(read -> pictures.judge(target, name, user, row == null ? null : row.newUser(), read))
                .orElseGet(() -> SentItem.refused(
                        name,
                        user,
                        new Rejection.TooManyBytes(pictures.longest().toBytes(), null)));
    }

    private void refuse(String name, @Nullable String user, ItemReason reason) {
        add(SentItem.refused(name, user, reason), null);
    }

    private void makeRoom(long bytes) {
        if (batch.bytes() + bytes > settings.batch().toBytes()) {
            flush();
        }
        batch.hold(bytes);
    }

    private void add(SentItem item, ManifestRow.@Nullable Named row) {
        batch.add(item, row);
        if (batch.members().size() >= settings.batchEntries()) {
            flush();
        }
    }

    private void flush() {
        Batch full = batch;
        batch = new Batch();
        if (!full.members().isEmpty()) {
            gathering.await();
            Stored stored = batches.store(target, full);
            if (!stored.entries().isEmpty()) {
                gathering.add(stored);
            }
        }
    }

    private void takeRest() {
        flush();
        gathering.finish();
    }
}
