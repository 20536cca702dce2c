package dev.visage.bench.transform;

import dev.visage.bench.transform.engine.Engine;
import dev.visage.bench.transform.engine.Reply;
import dev.visage.bench.transform.engine.Request;
import dev.visage.bench.transform.quality.Reference;
import dev.visage.contracts.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an engine made of a picture.
 *
 * @param similarities to the reference, by width; empty where there is none
 * @param bytes of all renditions
 */
record Quality(Map<Integer, Double> similarities, long bytes) {

    /**
     * A rendition that is less like the reference than the peer's.
     *
     * @param difference below 0, unless it is the better one
     */
    record Gap(int width, double difference) {}

    /** None if the engine fails. */
    static Optional<Quality> of(Engine engine, Input input, Optional<Reference> reference, Path scratch)
            throws IOException {
        Path renditions = Files.createTempDirectory(scratch, "renditions-");
        if (!(engine.ask(new Request.Dump(renditions, input.file())) instanceof Reply.Dumped)) {
            return Optional.empty();
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(renditions)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return Optional.of(
                new Quality(reference.isPresent() ? reference.get().similarities(renditions) : Map.of(), bytes));
    }

    /** The similarity at each width of the avatar ladder; in the first's place, that of the square itself if it is made. */
    List<Optional<Double>> ladder() {
        List<Integer> ladder = Recipe.AVATAR_LADDER;
        Optional<Integer> own = similarities.keySet().stream()
                .filter(width -> !ladder.contains(width))
                .findFirst();
        return ladder.stream()
                .map(width -> width.equals(ladder.get(0)) ? own.orElse(width) : width)
                .map(width -> Optional.ofNullable(similarities.get(width)))
                .toList();
    }

    /** The widest gap to the peer's; none if there is no width that both made. */
    Optional<Gap> worstAgainst(Quality peer) {
        return similarities.entrySet().stream()
                .filter(each -> peer.similarities.containsKey(each.getKey()))
                .map(each -> new Gap(
                        each.getKey(), each.getValue() - Objects.requireNonNull(peer.similarities.get(each.getKey()))))
                .min(Comparator.comparingDouble(Gap::difference));
    }
}
