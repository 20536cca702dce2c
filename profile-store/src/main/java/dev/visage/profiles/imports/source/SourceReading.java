package dev.visage.profiles.imports.source;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.manifest.ManifestFormat;
import dev.visage.contracts.imports.manifest.ManifestLimits;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectStore;
import dev.visage.profiles.imports.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Reads the sources of imports, one at a time, a page after the other. */
@Component
class SourceReading implements DisposableBean {

    private static final ManifestLimits LIMITS = new ManifestLimits(64 * 1024, 10_000_000);

    private static final Logger log = LoggerFactory.getLogger(SourceReading.class);

    private final Sources sources;
    private final ObjectStore objects;
    private final SourceSettings settings;
    private final ExecutorService probes;

    SourceReading(Sources sources, ObjectStore objects, SourceSettings settings) {
        this.sources = sources;
        this.objects = objects;
        this.settings = settings;
        this.probes = Executors.newFixedThreadPool(settings.probes(), work -> new Thread(work, "import-probe"));
    }

    /** Reads what there is to read. */
    void readAll() throws IOException, InterruptedException {
        Optional<Sources.Task> task = sources.take(settings.lease());
        while (task.isPresent()) {
            read(task.get());
            task = sources.take(settings.lease());
        }
    }

    private void read(Sources.Task task) throws IOException, InterruptedException {
        log.info("Reads the source of import {} from \"{}\" on", task.importId(), task.cursor());
        Pages pages = pages(task);
        Probe probe = new Probe(objects, task.terms());
        String cursor = task.cursor();
        for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
            List<ImportEntry> entries = look(probe, page.get().found());
            if (!sources.add(task.importId(), entries, cursor, page.get().cursor(), settings.lease())) {
                log.info("The source of import {} is not read on here", task.importId());
                return;
            }
            cursor = page.get().cursor();
        }
        sources.finish(task.importId());
    }

    private Pages pages(Sources.Task task) throws IOException {
        ImportTerms.Source source = task.terms().source();
        if (source == null) {
            throw new IllegalStateException("The import " + task.importId() + " has no source.");
        }
        ObjectKey manifest = source.manifest();
        if (manifest == null) {
            return new KeyPages(objects, source.prefix(), task.cursor(), settings.page());
        }
        Optional<ManifestFormat> format = ManifestFormat.of(manifest.value());
        if (format.isEmpty() || objects.describe(manifest).isEmpty()) {
            return unreadable(manifest, task.cursor());
        }
        return new ManifestPages(
                format.get().read(new RangedInput(objects, manifest), LIMITS),
                manifest,
                source.prefix(),
                task.cursor(),
                settings.page());
    }

    /** One item that tells why there are no others. */
    private static Pages unreadable(ObjectKey manifest, String cursor) {
        ItemReason reason = ItemReason.of("no-manifest", "There is no CSV or NDJSON object " + manifest + ".");
        Page page = new Page(List.of(new Found(manifest.value(), null, null, null, reason, null)), "1");
        List<Page> pages = new ArrayList<>(cursor.isEmpty() ? List.of(page) : List.of());
        return () -> pages.isEmpty() ? Optional.empty() : Optional.of(pages.remove(0));
    }

    private List<ImportEntry> look(Probe probe, List<Found> found) throws InterruptedException {
        List<Callable<ImportEntry>> looks = new ArrayList<>();
        found.forEach(each -> looks.add(() -> probe.look(each)));
        List<ImportEntry> entries = new ArrayList<>();
        for (Future<ImportEntry> looked : probes.invokeAll(looks)) {
            try {
                entries.add(looked.get());
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(failed.getCause());
            }
        }
        return entries;
    }

    @Override
    public void destroy() {
        probes.shutdownNow();
    }
}
