package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One import, from its creation on. Time-ordered, so imports sort by creation. */
public record ImportId(@JsonValue UUID value) {

    @JsonCreator
    public ImportId {}

    /** A new id, after all ids made before it in this process. */
    public static ImportId next() {
        return new ImportId(TimeOrdered.next());
    }

    /**
     * Reads an import id from the text form of a UUID.
     *
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static ImportId valueOf(String text) {
        ImportId importId = new ImportId(UUID.fromString(text));
        if (!importId.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("An import id has 36 characters.");
        }
        return importId;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
