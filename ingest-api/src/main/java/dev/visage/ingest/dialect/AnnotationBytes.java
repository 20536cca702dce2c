package dev.visage.ingest.dialect;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Annotation;
import java.util.List;

/** The room that a user's annotations take. */
public final class AnnotationBytes {

    /** How many they may take, all together. */
    public static final int MOST = 8192;

    private AnnotationBytes() {}

    /** How many they take, as JSON. */
    public static int of(List<Annotation> annotations) {
        return EventJson.mapper().writeValueAsBytes(annotations).length;
    }
}
