package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Draft;
import dev.visage.ingest.dialect.AnnotationBytes;
import dev.visage.ingest.failure.FailureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an update does to annotations: those of a type that it does not name stay as they are.
 *
 * @param changes by type; without a value, it goes
 */
record AnnotationsUpdate(Map<String, Optional<ObjectNode>> changes) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** Reads the member {@code annotations}, a list of {@code {type, value}}. */
    static AnnotationsUpdate parse(List<Members> annotations) {
        Map<String, Optional<ObjectNode>> changes = new LinkedHashMap<>();
        for (Members annotation : annotations) {
            String type = annotation.text("type").orElseThrow(() -> annotation.missing("type"));
            if (!TYPE.matcher(type).matches()) {
                throw annotation.wrong("type", "must be 1 to 100 letters, digits, dots, hyphens or underscores");
            }
            if (changes.put(type, value(annotation, type)) != null) {
                throw annotation.wrong("type", "must not come twice");
            }
        }
        return new AnnotationsUpdate(changes);
    }

    private static Optional<ObjectNode> value(Members annotation, String type) {
        if (annotation.object().path("value").isNull()) {
            return Optional.empty();
        }
        Optional<Members> value = annotation.members("value");
        value.ifPresent(held -> CoreAnnotation.require(type, annotation, held));
        return value.map(held -> (ObjectNode) held.object());
    }

    /**
     * Merges the changes into a draft.
     *
     * @throws FailureException if there would be too much
     */
    void applyTo(Draft draft, List<Annotation> kept) {
        Map<String, ObjectNode> merged = new LinkedHashMap<>();
        kept.forEach(annotation -> merged.put(annotation.type(), annotation.value()));
        changes.forEach(
                (type, value) -> value.ifPresentOrElse(held -> merged.put(type, held), () -> merged.remove(type)));
        List<Annotation> annotations = new ArrayList<>();
        merged.forEach((type, value) -> annotations.add(new Annotation(type, value)));
        int bytes = AnnotationBytes.of(annotations);
        if (bytes > AnnotationBytes.MOST) {
            throw FailureException.malformed(
                    "annotations",
                    "annotations must have at most " + AnnotationBytes.MOST + " bytes as JSON, not " + bytes);
        }
        draft.annotations(annotations.isEmpty() ? null : annotations);
    }
}
