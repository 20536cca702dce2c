package dev.visage.contracts.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/**
 * Records of every shape that was ever published, in files that are never edited: a folder for each time that shapes were
 * added, in it a file for each type of event.
 */
final class KeptSamples {

    private static final URI SOURCE = URI.create("/visage/test");
    private static final Path FOLDER = Path.of("src/test/resources/dev/visage/contracts/event/samples");

    private KeptSamples() {}

    static List<KeptSample> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Today's samples of which none of the same shape is kept. */
    static List<KeptSample> missing() {
        Set<Set<String>> kept = all().stream().map(KeptSample::shape).collect(Collectors.toSet());
        List<KeptSample> missing = new ArrayList<>();
        EventSamples.all()
                .map(sample -> KeptSample.of(EventRecords.write(SOURCE, sample)))
                .filter(sample -> kept.add(sample.shape()))
                .forEach(missing::add);
        return missing;
    }

    /** Keeps those, in a folder of that name. */
    static void keep(String name) {
        Map<String, List<KeptSample>> byType = missing().stream()
                .collect(Collectors.groupingBy(sample -> sample.type().name(), TreeMap::new, Collectors.toList()));
        Path folder = FOLDER.resolve(name);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<KeptSample>> samples : byType.entrySet()) {
                Files.writeString(folder.resolve(samples.getKey() + ".json"), text(samples.getValue()));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** One record a line, so that a change shows what was changed. */
    private static String text(List<KeptSample> samples) {
        return samples.stream()
                .map(sample -> EventJson.mapper().writeValueAsString(sample))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static List<KeptSample> read(Path file) {
        return EventJson.mapper().readValue(file, new TypeReference<List<KeptSample>>() {});
    }
}
