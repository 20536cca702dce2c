package dev.visage.standalone.imports;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportState;
import tools.jackson.databind.JsonNode;

/** How far an import is, as the server tells. */
record Progress(ImportId importId, ImportState state, ImportCounts counts) {

    static Progress of(JsonNode json) {
        return new Progress(
                EventJson.mapper().treeToValue(json.path("importId"), ImportId.class),
                EventJson.mapper().treeToValue(json.path("state"), ImportState.class),
                EventJson.mapper().treeToValue(json, ImportCounts.class));
    }

    /** How many items have come to an end. */
    long ended() {
        return counts.read() - counts.underWay();
    }
}
