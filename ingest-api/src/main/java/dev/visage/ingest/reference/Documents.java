package dev.visage.ingest.reference;

import dev.visage.ingest.dialect.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The dialects' OpenAPI documents. Each lies as {@code openapi.yaml} beside its dialect. */
@Component
class Documents {

    private static final String FILE = "openapi.yaml";

    private final SortedMap<String, Page> documents = new TreeMap<>();

    Documents(List<Dialect> dialects) {
        for (Dialect dialect : dialects) {
            ClassPathResource document = new ClassPathResource(FILE, dialect.getClass());
            if (document.exists()) {
                documents.put(dialect.name(), Page.of(Page.YAML, document));
            }
        }
    }

    /** The names of the dialects that have a document. */
    Set<String> names() {
        return documents.keySet();
    }

    /** The document of a dialect, if it has one. */
    Optional<Page> of(String name) {
        return Optional.ofNullable(documents.get(name));
    }
}
