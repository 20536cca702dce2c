package dev.visage.profiles.imports.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.testing.InMemoryObjectStore;
import dev.visage.profiles.imports.TestingImport;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private static final ObjectKey KEY = new ObjectKey("people/17.jpg");

    @Test
    void refusesAnObjectThatTheStoreDoesNotHandOut() {
        InMemoryObjectStore objects = new InMemoryObjectStore();
        objects.put(KEY, new ObjectContent(new byte[1], "image/jpeg"));
        objects.refuse(KEY);

        ImportEntry looked =
                new Probe(objects, TestingImport.TERMS).look(new Found(KEY.value(), "17", null, KEY, null, 3));

        assertThat(looked.picture()).isNull();
        assertThat(looked.refusal()).isNotNull().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("unreadable");
            assertThat(reason.line()).isEqualTo(3);
        });
    }
}
