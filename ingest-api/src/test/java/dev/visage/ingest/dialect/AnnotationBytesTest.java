package dev.visage.ingest.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AnnotationBytesTest {

    @Test
    void areThoseOfAllAnnotationsInOneList() {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        Annotation first = new Annotation("a", value.deepCopy().put("x", "\u00e9"));
        Annotation second = new Annotation("b", value);

        String json = "[{\"type\":\"a\",\"value\":{\"x\":\"\u00e9\"}},{\"type\":\"b\",\"value\":{}}]";
        assertThat(AnnotationBytes.of(List.of(first, second))).isEqualTo(json.getBytes(StandardCharsets.UTF_8).length);
        assertThat(AnnotationBytes.of(List.of())).isEqualTo(2);
    }
}
