package dev.visage.embedded.process;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildSpecTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "a/b", "Upper", "-dash"})
    void refusesANameThatIsNoFileName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ChildSpec.of(name, List.of("true")));
    }

    @Test
    void takesNumberedNames() {
        ChildSpec.of("image-worker-2", List.of("true"));
    }
}
