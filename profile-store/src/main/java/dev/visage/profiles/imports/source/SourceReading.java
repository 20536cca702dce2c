package dev.visage.profiles.imports.source;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportTerms;
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

/** Reads the sources of imports, one at a time, a page after the other; if others wait, they take turns. */
@Component
class SourceReading implements DisposableBean {

    /** The cursor behind a manifest that cannot be read on. */
    private static final String LOST = "lost";

    /** After how many pages another source has its turn. A manifest is read from its first row on in each, so not few. */
    private static final int TURN = 20;

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

    /** Reads what there is to read, if it is time to look for it. */
    void readIfDue() throws IOException, InterruptedException {
        if (sources.areDue()) {
            readAll();
        }
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
        Probe probe = new Probe(objects, task.terms());
        String cursor = task.cursor();
        try {
            Pages pages = pages(task);
            int read = 0;
            for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
                if (!add(
                        task,
                        look(probe, page.get().found()),
                        cursor,
                        page.get().cursor())) {
                    return;
                }
                cursor = page.get().cursor();
                if (++read % TURN == 0 && sources.giveWay(task.importId(), cursor)) {
                    return;
                }
            }
        } catch (LostManifestException lost) {
            log.warn("The manifest of import {} is lost: {}", task.importId(), lost.getMessage());
            if (!add(task, List.of(lost.entry()), cursor, LOST)) {
                return;
            }
        }
        sources.finish(task.importId());
    }

    private boolean add(Sources.Task task, List<ImportEntry> entries, String from, String to) {
        boolean added = sources.add(task.importId(), entries, from, to, settings.lease());
        if (!added) {
            log.info("The source of import {} is not read on here", task.importId());
        }
        return added;
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
        if (task.cursor().equals(LOST)) {
            return Optional::empty;
        }
        return new ManifestPages(objects, manifest, source.prefix(), task.cursor(), settings.page());
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
