package dev.visage.ingest.reference;

import dev.visage.contracts.event.EventType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The AsyncAPI document of all events, and the JSON Schemas that it refers to, which lie as it names them. */
@Component
class EventDocuments {

    private static final String FOLDER = "dev/visage/contracts/";
    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    private final Map<String, Page> documents = new HashMap<>();

    EventDocuments() {
        add("asyncapi.yaml", Page.YAML);
        add("event/common.schema.json", SCHEMA);
        EventType.ALL.forEach(type -> add("event/" + type.name() + ".schema.json", SCHEMA));
    }

    private void add(String path, MediaType type) {
        documents.put(path, Page.of(type, new ClassPathResource(FOLDER + path)));
    }

    /** The document at a path, if there is one. */
    Optional<Page> at(String path) {
        return Optional.ofNullable(documents.get(path));
    }
}
