package dev.visage.bench.imports;

import tools.jackson.databind.JsonNode;

/**
 * How far an import is.
 *
 * @param isOver whether all items have ended
 * @param read how many items it has
 * @param applied how many pictures became their users'
 * @param ended how many items have ended in whatever way
 * @param perSecond how many ended in a second lately; 0 if it does not tell
 */
public record ImportProgress(boolean isOver, long read, long applied, long ended, double perSecond) {

    static ImportProgress of(JsonNode json) {
        long refused = json.path("refused").asLong();
        long applied = json.path("applied").asLong();
        long others = json.path("superseded").asLong()
                + json.path("rejected").asLong()
                + json.path("failed").asLong()
                + json.path("cancelled").asLong();
        return new ImportProgress(
                json.path("state").asString("").equals("finished"),
                json.path("read").asLong(),
                applied,
                refused + applied + others,
                json.path("itemsPerSecond").asDouble(0));
    }
}
